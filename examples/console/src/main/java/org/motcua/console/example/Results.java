package org.motcua.console.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.signing.PageImages;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.ValidationReport;
import org.motcua.workflow.Motcua;

/**
 * The output folder: a folder for each case, with every document that was issued, a picture of each page, what validation
 * says of those that are signed, and the case's record. Thread-safe.
 */
public final class Results {

    private static final int DPI = 100;

    /** How models name the document that decides: it goes by its kind here. */
    private static final String RESULT = "result";

    private final Motcua motcua;
    private final Runnable seal;
    private final OfficerId keeper;
    private final DocumentStore store;
    private final PdfValidator validator;
    private final Path out;
    private final String writer;
    private final boolean pictures;
    private final Map<CaseId, Boolean> passed = new ConcurrentHashMap<>();

    Results(
            Motcua motcua,
            Runnable seal,
            AgencyDirectory directory,
            DocumentStore store,
            PdfValidator validator,
            Path out,
            String writer,
            boolean pictures) {
        this.motcua = motcua;
        this.seal = seal;
        this.keeper = keeper(directory);
        this.store = store;
        this.validator = validator;
        this.out = out;
        this.writer = writer;
        this.pictures = pictures;
    }

    /** Who keeps the records of the department whose cases they are. */
    static OfficerId keeper(AgencyDirectory directory) {
        AgencyCode department = directory.agencies().get(0).code();
        return directory.withRole(Role.CLERK).stream()
                .filter(officer -> officer.agency().equals(department))
                .findFirst()
                .map(Officer::id)
                .orElseThrow();
    }

    /** Where the case's files are. */
    public Path folder(CaseId id) {
        return out.resolve(id.value());
    }

    /** Whether the case's files were written. */
    public boolean written(CaseId id) {
        return Files.exists(folder(id));
    }

    /** The word of our own validator on each document that was issued with signatures, by the names of their files. */
    public Map<String, ValidationReport> validate(CaseId id) {
        Map<String, ValidationReport> reports = new LinkedHashMap<>();
        for (Document document : issued(id)) {
            if (document.signer() != null) {
                reports.put(name(document), validator.validate(bytes(document)));
            }
        }
        return reports;
    }

    /** Whether all documents pass validation; they are validated once, when they are written if that is here. */
    public boolean passed(CaseId id) {
        return passed.computeIfAbsent(id, one -> passed(validate(one)));
    }

    private static boolean passed(Map<String, ValidationReport> reports) {
        return !reports.isEmpty() && reports.values().stream().allMatch(ValidationReport::totalPassed);
    }

    /** Writes the case's files; they appear at once and whole. */
    public void write(CaseId id) throws IOException {
        Path fresh = out.resolve("." + id.value() + "." + writer + ".new");
        deleteRecursively(fresh);
        Files.createDirectories(fresh);
        for (Document document : issued(id)) {
            writeDocument(fresh, name(document), bytes(document));
        }
        Map<String, ValidationReport> reports = validate(id);
        passed.put(id, passed(reports));
        for (Map.Entry<String, ValidationReport> report : reports.entrySet()) {
            Files.writeString(
                    fresh.resolve(report.getKey() + "-validation.json"),
                    report.getValue().toJson() + System.lineSeparator());
        }
        seal.run();
        Files.writeString(
                fresh.resolve("record.json"), motcua.record(keeper, id).toJson(), StandardCharsets.UTF_8);
        deleteRecursively(folder(id));
        try {
            Files.move(fresh, folder(id), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!written(id)) {
                throw e;
            }
            deleteRecursively(fresh); // another node was first, with the same files
        }
    }

    private void writeDocument(Path folder, String name, byte[] pdf) throws IOException {
        Files.write(folder.resolve(name + ".pdf"), pdf);
        if (!pictures) {
            return;
        }
        List<byte[]> pages = PageImages.png(pdf, DPI);
        for (int page = 0; page < pages.size(); page++) {
            Files.write(folder.resolve(name + "-" + (page + 1) + ".png"), pages.get(page));
        }
    }

    private List<Document> issued(CaseId id) {
        return motcua.caseFile(keeper, id).documents().stream()
                .filter(document -> document.issued() != null)
                .toList();
    }

    private static String name(Document document) {
        String name = document.name().value();
        return name.equals(RESULT) ? document.kind().value() : name;
    }

    private byte[] bytes(Document document) {
        DocumentId issued = document.issued();
        if (issued == null) {
            throw new IllegalStateException(document.reference() + " is not issued");
        }
        try (InputStream in = store.open(issued)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Document " + issued + " cannot be read from the store", e);
        }
    }

    private static void deleteRecursively(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
