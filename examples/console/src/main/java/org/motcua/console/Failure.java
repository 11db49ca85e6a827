package org.motcua.console;

import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.motcua.console.example.DataFolderException;
import org.motcua.signing.CertificateFileException;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.OutputException;
import org.motcua.signing.TokenException;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.UnsupportedPdfException;
import org.motcua.signing.WrongPasswordException;
import org.motcua.signing.csc.CscException;
import picocli.CommandLine;

/** Turns whatever went wrong into one line and an exit code. */
final class Failure {

    private Failure() {}

    static String message(Throwable failure, Language language) {
        if (failure instanceof FileFailure file) {
            return file.message(language);
        }
        if (failure instanceof DataFolderException data) {
            return language.text(data.inUse() ? "data.inUse" : "data.unusable", data.folder());
        }
        if (failure instanceof CertificateFileException certificates) {
            return language.text("certificates." + certificates.reason(), certificates.file());
        }
        if (failure instanceof UnreadablePdfException && failure.getCause() instanceof NoSuchFileException missing) {
            return language.text("file.missing", missing.getFile());
        }
        return kind(failure).map(key -> language.text(key) + ": ").orElse("") + firstLine(failure);
    }

    static int exitCode(Throwable failure) {
        if (failure instanceof CommandLine.PicocliException) {
            return ExitCode.USAGE;
        }
        boolean file = failure instanceof FileFailure
                || failure instanceof DataFolderException
                || failure instanceof UnreadablePdfException
                || failure instanceof UnsupportedPdfException
                || failure instanceof WrongPasswordException
                || concernsTheKey(failure)
                || failure instanceof CertificateFileException
                || failure instanceof OutputException;
        return file ? ExitCode.FILE : ExitCode.NO;
    }

    private static Optional<String> kind(Throwable failure) {
        if (failure instanceof UnreadablePdfException) {
            return Optional.of("failure.unreadable");
        }
        if (failure instanceof UnsupportedPdfException) {
            return Optional.of("failure.unsupported");
        }
        if (failure instanceof WrongPasswordException password) {
            return Optional.of(password.passwordGiven() ? "failure.password.wrong" : "failure.password.missing");
        }
        if (concernsTheKey(failure)) {
            return Optional.of("failure.key");
        }
        if (failure instanceof OutputException) {
            return Optional.of("failure.output");
        }
        return Optional.empty();
    }

    private static boolean concernsTheKey(Throwable failure) {
        return failure instanceof KeyUnavailableException
                || failure instanceof TokenException
                || failure instanceof CscException;
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.lines().findFirst().orElse(text);
    }
}
