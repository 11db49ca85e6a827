package org.motcua.signing;

import java.security.cert.X509CRL;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("EN 319 102-1 5.2.5: revocation data must be recent at the time of validation")
class RevocationFreshnessTest extends ProcessSupport {

    @Test
    void countsUntilNewerDataIsAnnounced() {
        byte[] pdf = signed(Level.B_B, weekList);
        passes(first(pdf, trusting().crls(List.of(weekList)).at(after(7).minusSeconds(1))));
        undetermined(first(pdf, trusting().crls(List.of(weekList)).at(after(7))), SubIndication.TRY_LATER);
    }

    @Test
    void takesTheLatestOfSeveralLists() {
        byte[] pdf = signed(Level.B_B, weekList);
        X509CRL newer = root.crl(after(5), after(12));
        passes(first(pdf, trusting().crls(List.of(weekList, newer)).at(after(8))));
    }
}
