package org.motcua.signing.rssp;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.motcua.signing.testkit.TestKey;

/** A key of the server with its certificate and the factors that open it. Guarded by the server. */
public final class CscCredential {

    /** Wrong authentication data so often in a row locks the credential: CSC API v2, note 29. */
    static final int TRIES = 3;

    private final String id;
    private final TestKey key;
    private final List<CscFactor> factors = new ArrayList<>();
    private List<CscAlgorithm> algorithms;
    private int multisign = 1;
    private boolean boundToHashes;
    private boolean rawEcdsa;
    private boolean disabled;
    private boolean oauth2;
    private int wrongTries;

    private CscCredential(String id, TestKey key) {
        this.id = id;
        this.key = key;
        this.algorithms = CscAlgorithm.of(key.certificate().getPublicKey());
    }

    /** SCAL 1, one signature for one authorization, all algorithms of the key, no factors. */
    public static CscCredential of(String id, TestKey key) {
        return new CscCredential(id, key);
    }

    public CscCredential pin(String factorId, String pin) {
        factors.add(CscFactor.pin(factorId, pin));
        return this;
    }

    public CscCredential otp(String factorId, String... passwords) {
        factors.add(CscFactor.otp(factorId, List.of(passwords)));
        return this;
    }

    CscCredential mobileApp(String factorId) {
        factors.add(CscFactor.mobileApp(factorId));
        return this;
    }

    /** Binds SADs to the hashes that are authorized. */
    public CscCredential scal2() {
        boundToHashes = true;
        return this;
    }

    public CscCredential multisign(int most) {
        multisign = most;
        return this;
    }

    CscCredential algorithms(CscAlgorithm... only) {
        algorithms = List.of(only);
        return this;
    }

    /** ECDSA signatures as r and s one after the other (IEEE P1363) instead of DER. */
    CscCredential rawEcdsa() {
        rawEcdsa = true;
        return this;
    }

    CscCredential disabled() {
        disabled = true;
        return this;
    }

    /** Authorized by OAuth 2.0 instead of explicitly: 8.4. */
    CscCredential oauth2() {
        oauth2 = true;
        return this;
    }

    String id() {
        return id;
    }

    PrivateKey privateKey() {
        return key.privateKey();
    }

    X509Certificate certificate() {
        return key.certificate();
    }

    List<X509Certificate> chain() {
        return key.chain();
    }

    List<CscFactor> factors() {
        return factors;
    }

    List<CscAlgorithm> supported() {
        return algorithms;
    }

    int mostSignatures() {
        return multisign;
    }

    boolean isBoundToHashes() {
        return boundToHashes;
    }

    boolean isRawEcdsa() {
        return rawEcdsa;
    }

    boolean isDisabled() {
        return disabled;
    }

    boolean isOauth2() {
        return oauth2;
    }

    void requireUnlocked() {
        if (wrongTries >= TRIES) {
            throw CscError.invalidRequest("Credential locked");
        }
    }

    /** Checks the authentication objects of the call: one for each factor, and no others. */
    void authenticate(List<?> objects) {
        requireUnlocked();
        Map<String, Object> values = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Object element : objects) {
            if (!(element instanceof Map<?, ?> object) || !Set.of("id", "value").containsAll(object.keySet())) {
                throw CscError.invalidParameter("authData");
            }
            if (!(object.get("id") instanceof String factorId) || !ids.add(factorId)) {
                throw CscError.invalidParameter("authData");
            }
            values.put(factorId, object.get("value"));
        }
        boolean right = ids.size() == factors.size()
                && factors.stream().allMatch(f -> ids.contains(f.id()) && f.accepts(values.get(f.id())));
        if (!right) {
            wrongTries++;
            throw new CscError(400, "invalid_authentication_data", "The authentication data is invalid");
        }
        wrongTries = 0;
        factors.forEach(factor -> factor.use(values.get(factor.id())));
    }
}
