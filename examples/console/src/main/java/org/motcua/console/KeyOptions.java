package org.motcua.console;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.CertificateFiles;
import org.motcua.signing.Pkcs11Key;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SigningKey;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that name the key to sign with: in a file, on a token or at a remote signing service. */
final class KeyOptions {

    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    @Option(
            names = {"--alias", "--credential"},
            paramLabel = "ID",
            descriptionKey = "alias")
    private @Nullable String id;

    /** One of them. */
    static final class Place {
        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable File file;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Token token;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable RemoteKeyOptions remote;
    }

    /** A PKCS#12 file. */
    static final class File {
        @Option(names = "--p12", required = true, paramLabel = "FILE", descriptionKey = "p12")
        private @Nullable Path p12;

        @Option(names = "--key-password-file", required = true, paramLabel = "FILE", descriptionKey = "keyPasswordFile")
        private @Nullable Path passwordFile;

        private SigningKey open(@Nullable String alias) {
            Path keyFile = InputFiles.requireReadable(p12);
            char[] password = InputFiles.password(passwordFile);
            return alias == null ? Pkcs12Key.open(keyFile, password) : Pkcs12Key.open(keyFile, password, alias);
        }
    }

    /** A token behind a PKCS#11 library. */
    static final class Token {
        @Option(names = "--pkcs11", required = true, paramLabel = "LIBRARY", descriptionKey = "pkcs11")
        private @Nullable Path library;

        @Option(names = "--token", required = true, paramLabel = "LABEL", descriptionKey = "token")
        private @Nullable String label;

        @Option(names = "--pin-file", required = true, paramLabel = "FILE", descriptionKey = "pinFile")
        private @Nullable Path pinFile;

        @Option(names = "--chain", paramLabel = "FILE|DIR", descriptionKey = "chain")
        private @Nullable Path chain;

        @Option(names = "--pin-checked", descriptionKey = "pinChecked")
        private boolean pinChecked;

        private SigningKey open(@Nullable String alias) {
            char[] pin = InputFiles.password(pinFile);
            Pkcs11Key.Builder key = Pkcs11Key.builder()
                    .library(InputFiles.requireReadable(library))
                    .token(Objects.requireNonNull(label))
                    .pin(pin);
            if (alias != null) {
                key.alias(alias);
            }
            if (chain != null) {
                key.certificates(CertificateFiles.read(chain));
            }
            if (pinChecked) {
                key.afterWrongPin();
            }
            try {
                return key.open();
            } finally {
                Arrays.fill(pin, '\0');
            }
        }
    }

    /** Opens the key for so many documents. */
    SigningKey open(int documents) {
        if (place.remote != null) {
            return place.remote.open(Optional.ofNullable(id), documents);
        }
        if (place.token != null) {
            return place.token.open(id);
        }
        return Objects.requireNonNull(place.file, "picocli demands one of the three")
                .open(id);
    }
}
