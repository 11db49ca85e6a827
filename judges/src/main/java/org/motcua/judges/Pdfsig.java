package org.motcua.judges;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Poppler's {@code pdfsig}. Stateless.
 *
 * <p>It checks the digest and the signature value, and whether the last byte is covered. It says nothing about what was
 * changed after a signature: a square drawn on the page, or a moved widget, is still "valid" to it.
 */
public final class Pdfsig {

    private static final Tool TOOL = new Tool("pdfsig", "poppler-utils");
    private static final Pattern LINE = Pattern.compile("^ {2}- (?<name>[^:]+)(?:: (?<value>.*))?$");

    private Pdfsig() {}

    /**
     * What pdfsig prints of one signature.
     *
     * @param field the name of the signature field
     * @param signer the certificate's common name
     * @param type the SubFilter, such as {@code ETSI.CAdES.detached}
     * @param validity the line "Signature Validation", such as {@code Signature is Valid.}
     * @param coversWholeDocument whether it says "Total document signed"
     */
    public record Signature(String field, String signer, String type, String validity, boolean coversWholeDocument) {

        public boolean valid() {
            return validity.equals("Signature is Valid.");
        }
    }

    /** The signatures in the order of pdfsig; certificates are not looked at, so no NSS database is needed. */
    public static List<Signature> judge(Path pdf) {
        return parse(TOOL.run(List.of("-nocert", pdf.toString())).output());
    }

    /** Like {@link #judge(Path)}. */
    public static List<Signature> judge(byte[] pdf) {
        return Tool.withFile(pdf, Pdfsig::judge);
    }

    private static List<Signature> parse(String output) {
        List<Signature> signatures = new ArrayList<>();
        Block block = null;
        for (String line : output.lines().toList()) {
            if (line.startsWith("Signature #")) {
                finish(block, signatures);
                block = new Block();
            } else if (block != null) {
                block.read(line);
            }
        }
        finish(block, signatures);
        return List.copyOf(signatures);
    }

    private static void finish(@Nullable Block block, List<Signature> signatures) {
        if (block != null) {
            signatures.add(block.signature());
        }
    }

    /** The lines about one signature. */
    private static final class Block {
        private String field = "";
        private String signer = "";
        private String type = "";
        private String validity = "";
        private boolean total;

        private void read(String line) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                return;
            }
            String value =
                    matcher.group("value") == null ? "" : matcher.group("value").trim();
            switch (matcher.group("name").trim()) {
                case "Signature Field Name" -> field = value;
                case "Signer Certificate Common Name" -> signer = value;
                case "Signature Type" -> type = value;
                case "Signature Validation" -> validity = value;
                case "Total document signed" -> total = true;
                default -> {}
            }
        }

        private Signature signature() {
            return new Signature(field, signer, type, validity, total);
        }
    }
}
