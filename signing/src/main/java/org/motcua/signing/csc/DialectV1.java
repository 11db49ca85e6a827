package org.motcua.signing.csc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.csc.CscCredential.Authorization;
import org.motcua.signing.csc.CscCredential.Factor;
import org.motcua.signing.csc.CscException.Reason;

/** Version 1.0.4.0 of the API: hashes are {@code hash}, the factors are PIN and OTP, nothing answers later. */
final class DialectV1 implements CscDialect {

    /** A user has a handful of keys; a service that pages on is broken. */
    private static final int MAX_PAGES = 100;

    private final boolean listDocuments;

    /** With a list of documents beside the hashes, which is none of the API but what MySign is sent. */
    DialectV1(boolean listDocuments) {
        this.listDocuments = listDocuments;
    }

    @Override
    public List<String> credentials(CscChannel channel, Optional<String> user, String language) {
        List<String> ids = new ArrayList<>();
        Optional<String> page = Optional.empty();
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            CscReply reply = channel.call(
                    "credentials/list", new CscRequest().with("userID", user).with("pageToken", page));
            ids.addAll(reply.texts("credentialIDs"));
            page = reply.findText("nextPageToken").filter(token -> !token.isEmpty());
            if (page.isEmpty()) {
                return List.copyOf(ids);
            }
        }
        throw new CscException(
                Reason.MALFORMED, channel.name("credentials/list") + " goes on after " + MAX_PAGES + " pages");
    }

    @Override
    public CscCredential credential(String id, CscReply reply) {
        CscReply key = reply.object("key");
        CscReply certificate = reply.object("cert");
        Authorization authorization = mode(reply.text("authMode"));
        return new CscCredential(
                id,
                reply.findText("description"),
                "enabled".equals(key.text("status")),
                new LinkedHashSet<>(key.texts("algo")),
                key.integer("len"),
                certificate.findText("status"),
                certificate.certificates("certificates"),
                authorization,
                authorization == Authorization.EXPLICIT ? factors(reply) : List.of(),
                reply.findText("SCAL").filter("2"::equals).isPresent(),
                Math.max(1, reply.integer("multisign")));
    }

    private static Authorization mode(String mode) {
        return switch (mode) {
            case "explicit" -> Authorization.EXPLICIT;
            case "oauth2code" -> Authorization.OAUTH2_CODE;
            case "implicit" -> Authorization.IMPLICIT;
            default ->
                throw new CscException(
                        Reason.MALFORMED,
                        "The service authorizes by \"" + Redaction.line(mode)
                                + "\"; version 1 of the CSC API knows explicit, implicit and oauth2code");
        };
    }

    /** What is there, and whether it must be. */
    private static List<Factor> factors(CscReply reply) {
        List<Factor> factors = new ArrayList<>();
        reply.findObject("PIN")
                .filter(DialectV1::isPresent)
                .ifPresent(pin -> factors.add(new Factor("PIN", "Password", pin.findText("label"), isOptional(pin))));
        reply.findObject("OTP")
                .filter(DialectV1::isPresent)
                .ifPresent(otp ->
                        factors.add(new Factor("OTP", otp.text("type"), otp.findText("label"), isOptional(otp))));
        return factors;
    }

    private static boolean isPresent(CscReply factor) {
        return !factor.text("presence").equals("false");
    }

    private static boolean isOptional(CscReply factor) {
        return factor.text("presence").equals("optional");
    }

    /** Answers nothing (11.8). */
    @Override
    public Optional<String> challenge(CscChannel channel, String credential, Factor factor) {
        channel.call("credentials/sendOTP", new CscRequest().with("credentialID", credential));
        return Optional.empty();
    }

    @Override
    public boolean bindsHashes(CscCredential credential) {
        return credential.hashesBound() || listDocuments;
    }

    @Override
    public CscRequest authorize(
            CscCredential credential,
            int signatures,
            List<byte[]> hashes,
            SignAlgorithm algorithm,
            Map<String, Optional<String>> entered,
            Optional<String> description) {
        CscRequest request =
                new CscRequest().with("credentialID", credential.id()).with("numSignatures", signatures);
        bind(request, hashes, description);
        entered.forEach((id, value) -> value.ifPresent(secret -> request.withSecret(id, secret)));
        return request.with("description", description);
    }

    @Override
    public CscRequest extend(
            String credential,
            List<byte[]> hashes,
            SignAlgorithm algorithm,
            Optional<String> description,
            String activation) {
        CscRequest request = new CscRequest().with("credentialID", credential);
        bind(request, hashes, description);
        return request.withSecret("SAD", activation);
    }

    private void bind(CscRequest request, List<byte[]> hashes, Optional<String> description) {
        if (hashes.isEmpty()) {
            return;
        }
        request.with("hash", hashes);
        if (listDocuments) {
            request.withDocuments(hashes.size(), description.orElse("document"));
        }
    }

    @Override
    public CscRequest signHash(
            String credential, List<byte[]> hashes, SignAlgorithm algorithm, Optional<String> description) {
        CscRequest request = new CscRequest().with("credentialID", credential);
        bind(request, hashes, description);
        if (!algorithm.hashImplied()) {
            request.with("hashAlgo", algorithm.hashAlgorithm());
        }
        return request.with("signAlgo", algorithm.signAlgo()).with("signAlgoParams", algorithm.parameters());
    }

    /** The token takes the place of activation data, beside the service's own (8.3.3). */
    @Override
    public CscReply signByToken(CscChannel channel, CscRequest signHash, String token) {
        return channel.call("signatures/signHash", signHash.withSecret("SAD", token));
    }

    @Override
    public boolean asynchronous() {
        return false;
    }
}
