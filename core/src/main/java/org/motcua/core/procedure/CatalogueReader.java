package org.motcua.core.procedure;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.json.JsonFile;
import org.motcua.core.json.JsonObject;
import org.motcua.core.procedure.CatalogueContent.Entry;

/** Reads a catalogue's file; all that is wrong with it is told at once. */
final class CatalogueReader {

    private static final String FILE = "procedure catalogue";

    private CatalogueReader() {}

    static CatalogueContent read(InputStream in) {
        JsonFile file = JsonFile.read(in, FILE);
        Optional<CatalogueContent> content = file.root().flatMap(CatalogueReader::content);
        file.requireSound();
        return content.orElseThrow();
    }

    private static Optional<CatalogueContent> content(JsonObject root) {
        root.has("$schema"); // where an editor finds what it may propose
        String version = root.text("version", 60);
        String title = root.textOrEmpty("title", 300);
        List<ServiceLevel> levels = levels(root);
        CatalogueChecks checks = new CatalogueChecks(levels);
        List<Entry> entries = new ArrayList<>();
        for (JsonObject at : root.requiredObjects("procedures")) {
            ProcedureReader reader = new ProcedureReader(at);
            Procedure procedure = reader.procedure();
            checks.see(reader);
            if (procedure != null) {
                entries.add(new Entry(procedure, at.line(), at.column(), at.place()));
            }
        }
        root.end();
        checks.across();
        return root.isSound()
                ? Optional.of(new CatalogueContent(
                        Objects.requireNonNull(version), Objects.requireNonNull(title), levels, entries))
                : Optional.empty();
    }

    private static List<ServiceLevel> levels(JsonObject root) {
        List<ServiceLevel> levels = new ArrayList<>();
        for (JsonObject at : root.objects("serviceLevels")) {
            ServiceLevel level = level(at);
            if (level != null) {
                List<ServiceLevel> same = new ArrayList<>(levels);
                same.removeIf(
                        one -> !one.id().equals(level.id()) || !one.effective().overlaps(level.effective()));
                same.stream()
                        .findFirst()
                        .ifPresent(one ->
                                at.error(CatalogueRule.LEVEL_OVERLAP, level.id().value(), one.name(), level.name()));
                levels.add(level);
            }
        }
        return levels;
    }

    static @Nullable ServiceLevel level(JsonObject at) {
        String id = at.text("id", 40, ServiceLevelId.FORM, "full");
        String name = at.text("name", 100);
        String legalGround = at.textOrEmpty("legalGround", 300);
        EffectivePeriod effective = at.period();
        at.end();
        return id == null || name == null || legalGround == null || effective == null
                ? null
                : at.make(() -> new ServiceLevel(new ServiceLevelId(id), name, legalGround, effective));
    }
}
