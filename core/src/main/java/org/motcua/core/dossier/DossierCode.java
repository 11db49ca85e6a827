package org.motcua.core.dossier;

import org.motcua.core.Text;

/** The code of a dossier (mã hồ sơ), as {@code H06.12-260105-0001}. Its structure is that of a {@link DossierCodeFormat}. */
public record DossierCode(String value) {

    public DossierCode {
        Text.required(value, "Dossier code", 60);
        Text.matching(value, "Dossier code", "[0-9A-Za-z.-]+", "H06.12-260105-0001");
    }

    @Override
    public String toString() {
        return value;
    }
}
