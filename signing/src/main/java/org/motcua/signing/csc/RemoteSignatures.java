package org.motcua.signing.csc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.signing.csc.CscChannel.Answer;
import org.motcua.signing.csc.CscCredential.Factor;
import org.motcua.signing.csc.CscException.Reason;

/** The calls around one credential: authorize, extend, sign, ask for what was not done at once. Thread-safe. */
final class RemoteSignatures {

    private static final String SIGN_HASH = "signatures/signHash";

    private final CscChannel channel;
    private final CscDialect dialect;
    private final CscCredential credential;
    private final CscFactors factors;
    private final Optional<String> description;
    private final boolean asynchronous;
    private final Patience patience;
    private final TriedFactors tried = new TriedFactors();

    RemoteSignatures(
            CscService service,
            CscCredential credential,
            CscFactors factors,
            Optional<String> description,
            boolean asynchronous,
            Patience patience) {
        this.channel = service.channel();
        this.dialect = service.dialect();
        this.credential = credential;
        this.factors = factors;
        this.description = description;
        this.asynchronous = asynchronous;
        this.patience = patience;
    }

    /** Gets the user's consent (11.6), and waits for it where it is given elsewhere (11.7). */
    SignatureActivation authorize(int signatures, List<byte[]> hashes, SignAlgorithm algorithm) {
        credential.factors().stream()
                .filter(Factor::sentOnRequest)
                .forEach(factor -> dialect.challenge(channel, credential.id(), factor));
        Map<String, Optional<String>> entered = authenticationData(signatures);
        CscRequest request = dialect.authorize(credential, signatures, bound(hashes), algorithm, entered, description);
        return tried.send(entered, () -> {
            Answer answer = channel.ask("credentials/authorize", request);
            CscReply granted = answer.pending() ? approved(answer.reply().text("handle")) : answer.reply();
            return SignatureActivation.of(granted, signatures, channel.clock());
        });
    }

    /** What the user entered, and the names of what goes past us, e.g. by telephone: they set the service off. */
    private Map<String, Optional<String>> authenticationData(int signatures) {
        Map<String, Optional<String>> data = new LinkedHashMap<>();
        factors.factors(credential, signatures).forEach((id, value) -> data.put(id, Optional.of(value)));
        for (Factor factor : credential.factors()) {
            if (factor.outOfBand()) {
                data.putIfAbsent(factor.id(), Optional.empty());
            }
        }
        return data;
    }

    private CscReply approved(String firstHandle) {
        String[] handle = {firstHandle};
        return patience.await("The user did not approve on " + channel.name("credentials/authorizeCheck"), () -> {
            Answer answer = channel.ask("credentials/authorizeCheck", new CscRequest().with("handle", handle[0]));
            if (answer.pending()) {
                handle[0] = answer.reply().text("handle");
                return Optional.empty();
            }
            return Optional.of(answer.reply());
        });
    }

    /** New activation data for the next signatures of the same consent (11.9). */
    SignatureActivation extend(SignatureActivation current, List<byte[]> hashes, SignAlgorithm algorithm) {
        CscRequest request = dialect.extend(credential.id(), bound(hashes), algorithm, description, current.data());
        CscReply reply = channel.call("credentials/extendTransaction", request);
        return SignatureActivation.of(reply, current.remaining(), channel.clock());
    }

    /** SCAL 2: the consent is good for these hashes alone. */
    private List<byte[]> bound(List<byte[]> hashes) {
        return dialect.bindsHashes(credential) ? hashes : List.of();
    }

    /** Has hashes signed (11.10). What was sent once is never sent again: the service may have signed it. */
    List<byte[]> sign(SignatureActivation activation, List<byte[]> hashes, SignAlgorithm algorithm) {
        CscRequest request = signHash(hashes, algorithm).withSecret("SAD", activation.data());
        return signatures(channel.call(SIGN_HASH, request), hashes.size());
    }

    /** Has hashes signed with an access token of scope "credential". */
    List<byte[]> sign(String token, List<byte[]> hashes, SignAlgorithm algorithm) {
        return signatures(dialect.signByToken(channel, signHash(hashes, algorithm), token), hashes.size());
    }

    private CscRequest signHash(List<byte[]> hashes, SignAlgorithm algorithm) {
        CscRequest request = dialect.signHash(credential.id(), hashes, algorithm, description);
        return asynchronous ? request.with("operationMode", "A") : request;
    }

    private List<byte[]> signatures(CscReply reply, int expected) {
        Optional<String> later = reply.findText("responseID");
        return values(later.isPresent() ? finished(later.get()) : reply, expected);
    }

    private CscReply finished(String response) {
        return patience.await(
                "The service did not finish the signatures of response " + Redaction.line(response), () -> {
                    Answer answer = channel.ask("signatures/signPolling", new CscRequest().with("requestID", response));
                    return answer.pending() ? Optional.empty() : Optional.of(answer.reply());
                });
    }

    private static List<byte[]> values(CscReply reply, int expected) {
        List<byte[]> values = reply.octets("signatures");
        if (values.size() != expected) {
            throw new CscException(
                    Reason.MALFORMED, "The service answered " + values.size() + " signatures for " + expected);
        }
        return values;
    }
}
