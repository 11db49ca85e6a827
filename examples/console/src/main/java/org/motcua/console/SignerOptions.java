package org.motcua.console;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.Level;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SignerBuilder;
import org.motcua.signing.SigningKey;
import org.motcua.signing.TwoStepSigner;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options that say how is signed, whatever the document: with which algorithms and services, after which check. */
final class SignerOptions {

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            converter = AlgorithmConverter.class,
            descriptionKey = "algorithm")
    private Optional<SignatureAlgorithm> algorithm = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "standard|circular-15-2025",
            converter = PolicyConverter.class,
            descriptionKey = "profile")
    private AlgorithmPolicy policy = AlgorithmPolicy.standard();

    @Option(names = "--check", paramLabel = "REQUIRED|IF_AVAILABLE", descriptionKey = "check")
    private Optional<RevocationPolicy> check = Optional.empty();

    /** That the level can be reached, and the check be made, with the options that were given. */
    void requireEnough(Level level, CommandSpec command) {
        services.requireEnough(level, command);
        if (check.isPresent() && services.trustsNobody()) {
            throw new ParameterException(command.commandLine(), "--check needs a --trust");
        }
    }

    /** Signs with a key that is here. */
    PdfSigner signer(SigningKey key, Level level) {
        PdfSigner.Builder signer = PdfSigner.builder().key(key).forceToDisk();
        applyTo(signer, level);
        return signer.build();
    }

    /** Prepares for a key that is elsewhere. */
    TwoStepSigner signer(List<X509Certificate> chain, Level level) {
        TwoStepSigner.Builder signer = TwoStepSigner.builder().chain(chain);
        applyTo(signer, level);
        return signer.build();
    }

    private void applyTo(SignerBuilder<?> signer, Level level) {
        services.applyTo(signer, level);
        signer.algorithms(policy);
        algorithm.ifPresent(signer::algorithm);
        check.ifPresent(signer::checkBeforeSigning);
    }

    /** Reads {@code SHA256withRSA} and {@code sha256-with-rsa} alike. */
    static final class AlgorithmConverter implements ITypeConverter<SignatureAlgorithm> {
        @Override
        public SignatureAlgorithm convert(String value) {
            return Arrays.stream(SignatureAlgorithm.values())
                    .filter(algorithm -> letters(algorithm.name()).equals(letters(value))
                            || letters(algorithm.jcaName()).equals(letters(value)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no algorithm " + value
                            + "; the algorithms are "
                            + Arrays.stream(SignatureAlgorithm.values())
                                    .map(SignatureAlgorithm::jcaName)
                                    .collect(Collectors.joining(", "))));
        }

        private static String letters(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        }
    }

    /** Reads the name of a policy. */
    static final class PolicyConverter implements ITypeConverter<AlgorithmPolicy> {
        @Override
        public AlgorithmPolicy convert(String value) {
            return Stream.of(AlgorithmPolicy.standard(), AlgorithmPolicy.circular15of2025())
                    .filter(policy -> policy.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no profile " + value + "; the profiles are standard and circular-15-2025"));
        }
    }
}
