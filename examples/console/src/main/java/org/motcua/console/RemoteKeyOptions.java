package org.motcua.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.csc.CscCredential;
import org.motcua.signing.csc.CscCredential.Authorization;
import org.motcua.signing.csc.CscCredential.Factor;
import org.motcua.signing.csc.CscKey;
import org.motcua.signing.csc.CscService;
import picocli.CommandLine.Option;

/** The options that name a key at a remote signing service (CSC API v2). Secrets are read anew each time they are asked for. */
final class RemoteKeyOptions {

    @Option(names = "--csc", required = true, paramLabel = "URL", descriptionKey = "csc")
    private @Nullable URI url;

    @Option(names = "--csc-token-file", required = true, paramLabel = "FILE", descriptionKey = "cscTokenFile")
    private @Nullable Path tokenFile;

    @Option(names = "--csc-factor", paramLabel = "ID=FILE", descriptionKey = "cscFactor")
    private Map<String, Path> factorFiles = new LinkedHashMap<>();

    /** Opens the key for so many documents, with one authorization for all of them where the service allows it. */
    CscKey open(Optional<String> id, int documents) {
        factorFiles.values().forEach(InputFiles::requireReadable);
        CscService service = CscService.builder(Objects.requireNonNull(url))
                .accessToken(() -> secret(InputFiles.requireReadable(tokenFile)))
                .language(Locale.getDefault())
                .build();
        CscCredential credential = service.credential(id.orElseGet(() -> only(service.credentials())));
        requireFactors(credential);
        return CscKey.builder(service, credential.id())
                .factors((asked, signatures) -> factorFiles.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> secret(entry.getValue()))))
                .description(Language.of().text("csc.consent", documents))
                .signaturesPerAuthorization(documents)
                .open();
    }

    private static String secret(Path file) {
        return new String(InputFiles.password(file));
    }

    private String only(List<String> credentials) {
        if (credentials.isEmpty()) {
            throw unusable("csc.none", String.valueOf(url));
        }
        if (credentials.size() > 1) {
            throw unusable("csc.several", String.valueOf(url), String.join(", ", credentials));
        }
        return credentials.get(0);
    }

    /** Before a wrong answer is counted as a try: that no factor is given that is not asked for, and some where some are. */
    private void requireFactors(CscCredential credential) {
        if (credential.authorization() == Authorization.OAUTH2_CODE) {
            throw unusable("csc.oauth2", credential.id());
        }
        List<String> asked = credential.factors().stream()
                .filter(factor -> !factor.outOfBand())
                .map(Factor::id)
                .toList();
        if (asked.isEmpty() && !factorFiles.isEmpty()) {
            throw unusable("csc.noFactors", credential.id());
        }
        boolean unanswered = factorFiles.isEmpty()
                && credential.factors().stream().anyMatch(factor -> !factor.outOfBand() && !factor.optional());
        if (unanswered || !asked.containsAll(factorFiles.keySet())) {
            throw unusable("csc.factors", credential.id(), String.join(", ", asked));
        }
    }

    private static KeyUnavailableException unusable(String key, Object... values) {
        return new KeyUnavailableException(Language.of().text(key, values));
    }
}
