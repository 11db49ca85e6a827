package org.motcua.signing.dss;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.Node;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;

/**
 * Says for single signatures which entries of the store belong to them (ISO 32000-2 12.8.4.4).
 *
 * @param dss the store as the document has it
 * @param entries where each entry of the store is
 */
record VriEntries(Optional<Node> dss, Map<Kind, Map<Encoded, Reference>> entries) {

    /** The entries that are new or say more than before, by their key. */
    Map<String, Reference> add(Increment increment, Map<String, Material> bySignature) {
        Map<String, Reference> changed = new LinkedHashMap<>();
        bySignature.forEach((key, material) -> {
            Optional<Node> existing = dss.flatMap(store -> store.find("VRI")).flatMap(vri -> vri.find(key));
            Map<Kind, Set<Reference>> before = references(existing);
            Map<Kind, Set<Reference>> after = references(existing);
            for (Kind kind : Kind.values()) {
                for (Encoded data : material.of(kind)) {
                    Optional.ofNullable(entries.getOrDefault(kind, Map.of()).get(data))
                            .ifPresent(reference -> after.computeIfAbsent(kind, none -> new LinkedHashSet<>())
                                    .add(reference));
                }
            }
            if (!after.equals(before)) {
                changed.put(key, increment.add(entry(after)));
            }
        });
        return changed;
    }

    static Dictionary dictionary(Map<String, Reference> entries) {
        Dictionary dictionary = PdfValue.dictionary();
        for (Map.Entry<String, Reference> entry : entries.entrySet()) {
            dictionary = dictionary.with(entry.getKey(), entry.getValue());
        }
        return dictionary;
    }

    private static Map<Kind, Set<Reference>> references(Optional<Node> entry) {
        Map<Kind, Set<Reference>> references = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            List<Reference> found =
                    entry.flatMap(node -> node.find(kind.perSignature())).map(Node::items).orElse(List.of()).stream()
                            .flatMap(item -> item.reference().stream())
                            .toList();
            if (!found.isEmpty()) {
                references.put(kind, new LinkedHashSet<>(found));
            }
        }
        return references;
    }

    private static Dictionary entry(Map<Kind, Set<Reference>> references) {
        Dictionary entry = PdfValue.dictionary().with("Type", PdfValue.name("VRI"));
        for (Map.Entry<Kind, Set<Reference>> kind : references.entrySet()) {
            entry = entry.with(kind.getKey().perSignature(), PdfValue.sequence(List.copyOf(kind.getValue())));
        }
        return entry;
    }
}
