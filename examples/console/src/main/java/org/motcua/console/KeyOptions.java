package org.motcua.console;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SigningKey;
import picocli.CommandLine.Option;

/** The options that name the key to sign with. */
final class KeyOptions {

    @Option(names = "--p12", required = true, paramLabel = "FILE", descriptionKey = "p12")
    private @Nullable Path p12;

    @Option(names = "--key-password-file", required = true, paramLabel = "FILE", descriptionKey = "keyPasswordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--alias", paramLabel = "A", descriptionKey = "alias")
    private @Nullable String alias;

    SigningKey open() {
        Path keyFile = InputFiles.requireReadable(p12);
        char[] password = InputFiles.password(passwordFile);
        return alias == null ? Pkcs12Key.open(keyFile, password) : Pkcs12Key.open(keyFile, password, alias);
    }
}
