package org.motcua.console;

import org.motcua.signing.Level;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code B-B} as the level of that name. */
final class LevelConverter implements ITypeConverter<Level> {

    static String text(Level level) {
        return level.name().replace('_', '-');
    }

    @Override
    public Level convert(String value) {
        for (Level level : Level.values()) {
            if (text(level).equalsIgnoreCase(value)) {
                return level;
            }
        }
        throw new TypeConversionException("there is no level " + value + "; the levels are B-B, B-T, B-LT and B-LTA");
    }
}
