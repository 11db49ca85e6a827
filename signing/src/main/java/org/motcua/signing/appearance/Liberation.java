package org.motcua.signing.appearance;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.motcua.signing.FontStyle;
import org.motcua.signing.SigningException;

/** The Liberation Serif fonts: as wide as Times New Roman, with all letters of Vietnamese. Thread-safe. */
public final class Liberation {

    /** Precomposed letters of Vietnamese outside the block that has most of them. */
    private static final String FEW_MARKS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư";

    /** Latin Extended Additional, from Ạ to ỹ. */
    private static final int FIRST_WITH_TONE = 0x1EA0;

    private static final int LAST_WITH_TONE = 0x1EF9;

    /** What documents use besides: non-breaking space, dashes, quotation marks, bullet, ellipsis. */
    private static final String PUNCTUATION = "\u00a0°§«»–—‘’“”•…";

    private Liberation() {}

    /** ASCII, all letters of Vietnamese, and the punctuation of documents. */
    public static Set<Integer> vietnamese() {
        Set<Integer> characters = new TreeSet<>();
        for (int ascii = 0x20; ascii < 0x7f; ascii++) {
            characters.add(ascii);
        }
        FEW_MARKS.codePoints().forEach(characters::add);
        for (int letter = FIRST_WITH_TONE; letter <= LAST_WITH_TONE; letter++) {
            characters.add(letter);
        }
        PUNCTUATION.codePoints().forEach(characters::add);
        return characters;
    }

    /** The font in a document of PDFBox, to be cut down to the characters that are added to its subset. */
    public static PDType0Font load(PDDocument document, FontStyle style) {
        String file = "/liberation/LiberationSerif-" + fileName(style) + ".ttf";
        try (InputStream font = Liberation.class.getResourceAsStream(file)) {
            if (font == null) {
                throw new SigningException("The font " + file
                        + " is not on the class path; add com.github.librepdf:openpdf-fonts-extra to it");
            }
            return PDType0Font.load(document, font, true);
        } catch (IOException e) {
            throw new SigningException("The font " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String fileName(FontStyle style) {
        return switch (style) {
            case REGULAR -> "Regular";
            case BOLD -> "Bold";
            case ITALIC -> "Italic";
            case BOLD_ITALIC -> "BoldItalic";
        };
    }
}
