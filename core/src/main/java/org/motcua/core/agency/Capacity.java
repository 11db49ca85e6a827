package org.motcua.core.agency;

import java.util.List;
import java.util.Locale;

/** In which capacity somebody signs (Decree 30/2020, Article 13 and Annex I, II.7.b). */
public enum Capacity {
    /** The head of the agency for the head's own work: nothing stands before the title. */
    HEAD(""),
    /** On behalf of a collective (thay mặt). */
    TM("TM. "),
    /** A deputy for the head (ký thay). */
    KT("KT. "),
    /** By order: the head of a unit (thừa lệnh). */
    TL("TL. "),
    /** Authorised in writing, for a time and certain documents (thừa ủy quyền). */
    TUQ("TUQ. "),
    /** Acting head (quyền). */
    Q("Q. ");

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final String prefix;

    Capacity(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The lines above a signature, for example "KT. Giám đốc" and "Phó Giám đốc".
     *
     * @param headTitle the title of whoever the signer stands for; not used for {@link #HEAD} and {@link #Q}
     * @param title the signer's own
     */
    public List<String> titles(String headTitle, String title) {
        return switch (this) {
            case HEAD -> List.of(title);
            case Q -> List.of(prefix + capitalised(title));
            case TM, KT, TL, TUQ -> List.of(prefix + capitalised(headTitle), title);
        };
    }

    /** Whether somebody else's title stands before the signer's own. */
    boolean isForAnother() {
        return this != HEAD && this != Q;
    }

    private static String capitalised(String title) {
        return title.isEmpty() ? title : title.substring(0, 1).toUpperCase(VIETNAMESE) + title.substring(1);
    }
}
