package org.motcua.console;

import java.util.Locale;
import org.motcua.signing.RevocationPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code if-available} as the policy of that name. */
final class RevocationConverter implements ITypeConverter<RevocationPolicy> {

    @Override
    public RevocationPolicy convert(String value) {
        for (RevocationPolicy policy : RevocationPolicy.values()) {
            if (policy.name().replace('_', '-').equals(value.toUpperCase(Locale.ROOT))) {
                return policy;
            }
        }
        throw new TypeConversionException("'" + value + "' is neither required nor if-available");
    }
}
