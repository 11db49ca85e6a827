package org.motcua.console;

import org.motcua.signing.Level;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code B-B} as the level of that name. */
final class LevelConverter implements ITypeConverter<Level> {

    @Override
    public Level convert(String value) {
        for (Level level : Level.values()) {
            if (level.name().replace('_', '-').equalsIgnoreCase(value)) {
                return level;
            }
        }
        throw new TypeConversionException("there is no level " + value + "; the levels are B-B, B-T, B-LT and B-LTA");
    }
}
