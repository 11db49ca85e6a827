package org.motcua.workflow.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The templates from which documents are composed: those built in, and an agency's own, which add to them or replace them by
 * name. A library is built once and holds what the files said then. Immutable and thread-safe.
 *
 * <p>A template that is in a library can be filled: its files were read strictly, every variable that it names is one that it
 * is given, nothing in it can be run or fetched, and, for templates that are added, a sample document was laid out. Whether what
 * it says is right in law is not known here.
 */
public final class TemplateLibrary {

    /** Bytes that a file of a template may have. */
    static final int MAX_FILE = 1024 * 1024;

    private static final int MAX_TEMPLATES = 500;

    private final Map<String, Template> templates;

    private TemplateLibrary(Map<String, Template> templates) {
        this.templates = Collections.unmodifiableMap(new TreeMap<>(templates));
    }

    private static final class BuiltIn {
        private static final TemplateLibrary LIBRARY =
                new TemplateLibrary(Map.of()).with(new BuiltInTemplates(), false);
    }

    /**
     * {@code decision}, {@code official-letter}, {@code certificate} and {@code paper}, and of Circular 03/2025/TT-VPCP
     * {@code receipt} (form 01), {@code supplement-form} (02; {@code supplement-request} signed and numbered), {@code refusal} (03) and {@code extension-apology} (04).
     */
    public static TemplateLibrary builtIn() {
        return BuiltIn.LIBRARY;
    }

    /**
     * With the templates in a folder.
     *
     * @throws TemplateException when one of them cannot be used, or the folder cannot be read
     */
    public TemplateLibrary and(Path folder) {
        return and(new FolderTemplates(folder));
    }

    /**
     * With the templates of a source; of two by the same name that of the source is used.
     *
     * @throws TemplateException when one of them cannot be used, or the source cannot be read
     */
    public TemplateLibrary and(TemplateSource source) {
        return with(source, true);
    }

    private TemplateLibrary with(TemplateSource source, boolean trial) {
        Map<String, Template> all = new TreeMap<>(templates);
        try {
            for (String name : source.names()) {
                Template template = template(source, name);
                if (trial) {
                    TemplateTrial.requireUsable(template, file(source, name, ".xhtml"));
                }
                all.put(name, template);
            }
        } catch (IOException e) {
            throw new TemplateException(source.description(), "", "it cannot be read, " + e, e);
        }
        if (all.size() > MAX_TEMPLATES) {
            throw new TemplateException(
                    source.description(), "", "there would be more than " + MAX_TEMPLATES + " templates");
        }
        return new TemplateLibrary(all);
    }

    private static Template template(TemplateSource source, String name) {
        String jsonFile = file(source, name, ".json");
        if (!isName(name)) {
            throw new TemplateException(
                    jsonFile, "", "a template's name has small letters, digits and hyphens only, at most 64");
        }
        byte[] json = read(source, name, ".json");
        byte[] xhtml = read(source, name, ".xhtml");
        TemplateFile file = TemplateFile.read(jsonFile, json);
        Set<String> facts = new HashSet<>(file.requiredFacts());
        facts.addAll(file.optionalFacts());
        Shape vocabulary;
        try {
            vocabulary = Vocabulary.of(file.form(), facts);
        } catch (IllegalArgumentException e) {
            throw new TemplateException(jsonFile, "", String.valueOf(e.getMessage()), e);
        }
        TemplateCompiler.Compiled markup = TemplateCompiler.compile(file(source, name, ".xhtml"), xhtml, vocabulary);
        return new Template(name, hash(xhtml, json), file, markup);
    }

    private static String file(TemplateSource source, String name, String ending) {
        return source.description() + "/" + ContentText.shortened(name) + ending;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 64
                && name.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
    }

    private static byte[] read(TemplateSource source, String name, String ending) {
        byte[] bytes;
        try {
            bytes = source.read(name + ending);
        } catch (IOException e) {
            throw new TemplateException(
                    file(source, name, ending),
                    "",
                    "it cannot be read, a template has an .xhtml and a .json file: " + e,
                    e);
        }
        if (bytes.length > MAX_FILE) {
            throw new TemplateException(
                    file(source, name, ending), "", "it has more than " + MAX_FILE + " bytes: make its images smaller");
        }
        return bytes;
    }

    /** With the length of the first before it, so that no two pairs of files have the same bytes to hash. */
    private static String hash(byte[] xhtml, byte[] json) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((xhtml.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(xhtml);
            return HexFormat.of().formatHex(digest.digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime does not know the digest SHA-256", e);
        }
    }

    public Optional<Template> find(String name) {
        return Optional.ofNullable(templates.get(name));
    }

    /**
     * The template by this name.
     *
     * @throws ComposeException when there is none; the message lists those that there are
     */
    public Template require(String name) {
        return find(name)
                .orElseThrow(() -> new ComposeException("There is no template \"" + ContentText.shortened(name)
                        + "\": there are " + String.join(", ", templates.keySet())));
    }

    /** By name. */
    public Collection<Template> templates() {
        return templates.values();
    }
}
