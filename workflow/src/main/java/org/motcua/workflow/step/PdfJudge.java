package org.motcua.workflow.step;

import java.time.Clock;
import org.motcua.core.document.Document;
import org.motcua.workflow.profile.SigningProfiles;
import org.motcua.workflow.profile.SigningTools;
import org.motcua.workflow.step.standard.Validate;
import org.motcua.workflow.trust.OfficerCertificates;

/** Judges a document as its signing profile says, by the verdicts that let it go on. Thread-safe. */
public final class PdfJudge implements Validate.Judge {

    private final SigningTools.Source tools;

    public PdfJudge(SigningProfiles profiles, Clock clock) {
        this.tools = new SigningTools.Source(profiles, clock);
    }

    @Override
    public void require(Document document, byte[] bytes) {
        SigningTools with = tools.of(document.agency(), document.kind());
        var unused = new SignatureCheck(
                        with.validator(), with.profile().verdicts(), OfficerCertificates.dangerouslyAnybodys())
                .requireVerdicts(bytes);
    }
}
