package org.motcua.signing.csc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.csc.CscCredential.Authorization;
import org.motcua.signing.csc.CscCredential.Factor;
import org.motcua.signing.csc.CscException.Reason;

/** Version 2 of the API. */
final class DialectV2 implements CscDialect {

    @Override
    public List<String> credentials(CscChannel channel, Optional<String> user, String language) {
        return channel.call(
                        "credentials/list",
                        new CscRequest().with("userID", user).with("lang", language))
                .texts("credentialIDs");
    }

    @Override
    public CscCredential credential(String id, CscReply reply) {
        CscReply key = reply.object("key");
        CscReply certificate = reply.object("cert");
        Optional<CscReply> authorization = reply.findObject("auth");
        return new CscCredential(
                id,
                reply.findText("description"),
                "enabled".equals(key.text("status")),
                new LinkedHashSet<>(key.texts("algo")),
                key.integer("len"),
                certificate.findText("status"),
                certificate.certificates("certificates"),
                mode(authorization.map(auth -> auth.text("mode")).orElse("explicit")),
                authorization.map(DialectV2::factors).orElse(List.of()),
                reply.findText("SCAL").filter("2"::equals).isPresent(),
                Math.max(1, reply.integer("multisign")));
    }

    private static Authorization mode(String mode) {
        return switch (mode) {
            case "explicit" -> Authorization.EXPLICIT;
            case "oauth2code" -> Authorization.OAUTH2_CODE;
            default ->
                throw new CscException(
                        Reason.MALFORMED,
                        "The service authorizes by \"" + Redaction.line(mode)
                                + "\"; version 2 of the CSC API knows explicit and oauth2code");
        };
    }

    private static List<Factor> factors(CscReply authorization) {
        return authorization.objects("objects").stream()
                .map(object -> new Factor(object.text("id"), object.text("type"), object.findText("label"), false))
                .toList();
    }

    @Override
    public Optional<String> challenge(CscChannel channel, String credential, Factor factor) {
        CscRequest request = new CscRequest().with("credentialID", credential).with("authObjectID", factor.id());
        return channel.call("credentials/getChallenge", request).findText("challenge");
    }

    @Override
    public boolean bindsHashes(CscCredential credential) {
        return credential.hashesBound();
    }

    @Override
    public CscRequest authorize(
            CscCredential credential,
            int signatures,
            List<byte[]> hashes,
            SignAlgorithm algorithm,
            Map<String, Optional<String>> entered,
            Optional<String> description) {
        CscRequest request = new CscRequest()
                .with("credentialID", credential.id())
                .with("numSignatures", signatures)
                .with("description", description);
        bind(request, hashes, algorithm);
        return request.withFactors(entered);
    }

    @Override
    public CscRequest extend(
            String credential,
            List<byte[]> hashes,
            SignAlgorithm algorithm,
            Optional<String> description,
            String activation) {
        CscRequest request = new CscRequest().with("credentialID", credential);
        bind(request, hashes, algorithm);
        return request.withSecret("SAD", activation);
    }

    private static void bind(CscRequest request, List<byte[]> hashes, SignAlgorithm algorithm) {
        if (!hashes.isEmpty()) {
            request.with("hashes", hashes).with("hashAlgorithmOID", algorithm.hashAlgorithm());
        }
    }

    @Override
    public CscRequest signHash(
            String credential, List<byte[]> hashes, SignAlgorithm algorithm, Optional<String> description) {
        CscRequest request = new CscRequest()
                .with("credentialID", credential)
                .with("hashes", hashes)
                .with("signAlgo", algorithm.signAlgo())
                .with("signAlgoParams", algorithm.parameters());
        if (!algorithm.hashImplied()) {
            request.with("hashAlgorithmOID", algorithm.hashAlgorithm());
        }
        return request;
    }

    /** The token stands for the service's token and for activation data alike (8.4, 11.10). */
    @Override
    public CscReply signByToken(CscChannel channel, CscRequest signHash, String token) {
        return channel.call("signatures/signHash", signHash, token);
    }

    @Override
    public boolean asynchronous() {
        return true;
    }
}
