package org.motcua.signing.rssp;

import java.security.PrivateKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The method signatures/signHash: CSC API v1, 11.9. Guarded by the server. */
final class CscV1Signing {

    private final Clock clock;
    private final CscV1Authorizations authorizations;

    CscV1Signing(Clock clock, CscV1Authorizations authorizations) {
        this.clock = clock;
        this.authorizations = authorizations;
    }

    /** Signs with {@code key}, which is the credential's unless the server is to misbehave. */
    CscAnswer signHash(CscV1Credential credential, PrivateKey key, CscRequest request) {
        String sad = request.string("SAD");
        List<byte[]> hashes = request.hashes("hash");
        CscAlgorithm algorithm = CscAlgorithm.find(request.string("signAlgo"))
                .filter(credential.supported()::contains)
                .orElseThrow(() -> CscError.invalidParameter("signAlgo"));
        Optional<CscPss> pss = CscSigning.pss(algorithm, request);
        CscDigest digest = CscSigning.digest(algorithm, pss, request, "hashAlgo");
        CscRequest.requireLength(hashes, digest);
        CscV1Server.checkClientData(request);
        CscV1Authorizations.requireEnabled(credential);
        if (CscKeyInfo.status(credential.certificate(), clock).equals("expired")) {
            String subject = credential.certificate().getSubjectX500Principal().getName();
            throw CscError.invalidRequest("Signing certificate '" + subject + "' is expired.")
                    .excused();
        }
        authorizations.spend(credential, sad, hashes);
        List<String> signatures = new ArrayList<>();
        for (byte[] hash : hashes) {
            byte[] signature = algorithm.elliptic()
                    ? CscRawSigner.ecdsa(key, credential.isRawEcdsa(), hash)
                    : CscRawSigner.rsa(key, pss, digest, hash);
            signatures.add(Base64.getEncoder().encodeToString(signature));
        }
        return CscAnswer.ok(Map.of("signatures", signatures));
    }
}
