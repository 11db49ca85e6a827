package org.motcua.console.example;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.signing.Level;
import org.motcua.workflow.profile.SigningProfile;
import org.motcua.workflow.profile.SigningProfiles;
import org.motcua.workflow.step.DocumentSigner;
import org.motcua.workflow.step.PdfDocumentSigner;
import org.motcua.workflow.step.PdfJudge;
import org.motcua.workflow.step.standard.Validate;
import org.motcua.workflow.trial.TrialSigning;

/** Test keys of a directory's officers and agencies, made in memory for one trial. Thread-safe. */
public final class TrialKeys implements TrialSigning {

    private final AgencyDirectory directory;
    private final ExampleAuthority authority;

    private TrialKeys(AgencyDirectory directory, ExampleAuthority authority) {
        this.directory = directory;
        this.authority = authority;
    }

    /**
     * Keys for everybody of the directory.
     *
     * @param clock when their certificates begin; they last for ten years
     */
    public static TrialKeys of(AgencyDirectory directory, Clock clock) {
        return new TrialKeys(directory, ExampleAuthority.create(Clock.fixed(clock.instant(), ZoneOffset.UTC)));
    }

    @Override
    public DocumentSigner signer(Clock clock) {
        return new PdfDocumentSigner(
                ExampleKeys.inMemory(authority, directory),
                ExampleKeys.certificates(directory),
                SigningProfiles.same(profile()),
                clock);
    }

    @Override
    public Validate.Judge judge(Clock clock) {
        return new PdfJudge(SigningProfiles.same(profile()), clock);
    }

    private SigningProfile profile() {
        return SigningProfile.at(Level.B_B)
                .trust(List.of(authority.certificate()))
                .crls(() -> List.of(authority.crl()))
                .build();
    }
}
