package org.motcua.signing.pkcs11;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.motcua.signing.TokenException;
import org.motcua.signing.TokenException.Reason;

/**
 * Chooses the key that is meant and its certificate. A key is named by its own label or id, or by those of a certificate
 * that belongs to it. Where it has several certificates, as after a renewal with the same key, the one that was named is
 * taken, then the one that is valid longest.
 */
final class KeyChoice {

    private final TokenFacts token;
    private final TokenContents contents;
    private final Collection<X509Certificate> given;
    private final Function<StoredKey, Ownership> ownerships;

    /** What was chosen. */
    record Chosen(StoredKey key, X509Certificate certificate) {}

    KeyChoice(
            TokenFacts token,
            TokenContents contents,
            Collection<X509Certificate> given,
            Function<StoredKey, Ownership> ownerships) {
        this.token = token;
        this.contents = contents;
        this.given = given;
        this.ownerships = ownerships;
    }

    Chosen require(Optional<String> alias) {
        List<StoredKey> named = alias.map(this::named).orElse(contents.keys());
        if (named.isEmpty()) {
            throw new TokenException(
                    Reason.KEY_ABSENT,
                    "The token " + token.description() + " has no signing key"
                            + alias.map(name -> " \"" + name + "\"").orElse("") + "; it has "
                            + aliases(contents.keys()),
                    aliases(contents.keys()));
        }
        List<StoredKey> usable =
                named.stream().filter(key -> !key.pinEachTime()).toList();
        if (usable.isEmpty()) {
            throw new TokenException(
                    Reason.PIN_UNSUITABLE,
                    "The key " + aliases(named) + " of the token " + token.description()
                            + " wants the PIN again for every signature (CKA_ALWAYS_AUTHENTICATE), and the PIN is not kept"
                            + " here; use a key without that");
        }
        List<Chosen> chosen =
                usable.stream().flatMap(key -> certified(key, alias).stream()).toList();
        if (chosen.isEmpty()) {
            throw new TokenException(
                    Reason.CERTIFICATE_ABSENT,
                    "No certificate on the token " + token.description() + " or among the " + given.size()
                            + " given belongs to the key " + aliases(usable) + "; give its certificate");
        }
        if (chosen.size() > 1) {
            List<StoredKey> keys = chosen.stream().map(Chosen::key).toList();
            throw new TokenException(
                    Reason.KEY_AMBIGUOUS,
                    "The token " + token.description() + " has several such keys " + aliases(keys)
                            + "; name the alias of one",
                    aliases(keys));
        }
        return chosen.get(0);
    }

    /** The label where only this key has it, else the id: each can be given as alias. */
    String alias(StoredKey key) {
        long alike = contents.keys().stream()
                .filter(other -> other.label().equals(key.label()))
                .count();
        boolean byLabel = !key.label().isBlank() && (alike == 1 || key.id().isEmpty());
        return byLabel ? key.label() : key.id();
    }

    private List<String> aliases(Collection<StoredKey> keys) {
        return keys.stream().map(this::alias).toList();
    }

    private List<StoredKey> named(String alias) {
        List<StoredKey> keys =
                contents.keys().stream().filter(key -> key.isNamed(alias)).toList();
        if (!keys.isEmpty()) {
            return keys;
        }
        List<StoredCertificate> certificates = contents.certificates().stream()
                .filter(certificate -> certificate.isNamed(alias))
                .toList();
        if (certificates.isEmpty()) {
            return List.of();
        }
        return contents.keys().stream()
                .filter(key -> !key.pinEachTime())
                .filter(key -> {
                    Ownership ownership = ownerships.apply(key);
                    return certificates.stream()
                            .anyMatch(
                                    stored -> ownership.of(stored.certificate().getPublicKey()));
                })
                .toList();
    }

    private Optional<Chosen> certified(StoredKey key, Optional<String> alias) {
        Ownership ownership = ownerships.apply(key);
        Stream<StoredCertificate> all = Stream.concat(
                contents.certificates().stream(),
                given.stream().map(certificate -> new StoredCertificate(certificate, "", "")));
        return all.filter(stored -> ownership.of(stored.certificate().getPublicKey()))
                .max(Comparator.comparing((StoredCertificate stored) ->
                                alias.map(stored::isNamed).orElse(false))
                        .thenComparing(stored -> stored.certificate().getNotAfter()))
                .map(stored -> new Chosen(key, stored.certificate()));
    }
}
