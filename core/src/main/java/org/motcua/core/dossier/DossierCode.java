package org.motcua.core.dossier;

import org.motcua.core.Text;
import org.motcua.core.casefile.CaseId;

/** The code of a dossier (mã hồ sơ), as {@code H06.12-260105-0001}. Its structure is that of a {@link DossierCodeFormat}. */
public record DossierCode(String value) {

    public DossierCode {
        Text.required(value, "Dossier code", 60);
        Text.matching(value, "Dossier code", "[0-9A-Za-z.-]+", "H06.12-260105-0001");
    }

    /** The case of that dossier. */
    public CaseId caseId() {
        return new CaseId(value);
    }

    /** The dossier that the case is about, if it is one. */
    public static DossierCode of(CaseId id) {
        return new DossierCode(id.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
