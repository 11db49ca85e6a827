package org.motcua.workflow.modeler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.Role;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.model.CommonSettings;
import org.motcua.workflow.model.DocumentEffect;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.Excluded;
import org.motcua.workflow.model.Kind;
import org.motcua.workflow.model.Markup;
import org.motcua.workflow.model.ModelException;
import org.motcua.workflow.model.Names;
import org.motcua.workflow.model.Place;
import org.motcua.workflow.model.Setting;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.model.Use;
import org.motcua.workflow.model.Who;

/** What the properties of an element say: its type, and what the type takes. */
final class PropertyRules {

    /** The name of the receipt that the reception hands out, a document of every dossier. */
    private static final String RECEIPT = "receipt";

    /** Acts of the standard types that only officers do, whatever a model says. */
    private static final Set<String> OFFICERS_ONLY = Set.of(
            StandardTypes.RECEIVE.name(),
            StandardTypes.ACCEPT.name(),
            StandardTypes.OPEN.name(),
            StandardTypes.ASSIGN.name(),
            StandardTypes.ASSIGN_MANY.name(),
            StandardTypes.APPRAISE.name(),
            StandardTypes.DRAFT.name(),
            StandardTypes.INITIAL.name(),
            StandardTypes.DECIDE.name(),
            StandardTypes.ORDER_SIGNATURE.name(),
            StandardTypes.SEAL.name(),
            StandardTypes.HAND_OVER.name(),
            StandardTypes.OPINION.name(),
            StandardTypes.EXTEND.name(),
            StandardTypes.CHECK.name(),
            StandardTypes.RECALL.name(),
            StandardTypes.REPLACE.name());

    private final Graph graph;
    private final TypeRegistry types;
    private final Surroundings surroundings;
    private final Findings findings;

    PropertyRules(Graph graph, TypeRegistry types, Surroundings surroundings, Findings findings) {
        this.graph = graph;
        this.types = types;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    void check() {
        for (Node node : graph.nodes()) {
            read(node);
            type(node);
        }
        for (Node node : graph.nodes()) {
            if (node.settings != null) {
                named(node, node.settings);
            }
        }
    }

    private void read(Node node) {
        for (Markup extension : node.markup.all("extensionElements")) {
            for (Markup list : extension.children()) {
                for (Markup property : list.children()) {
                    String name = property.attribute("name").orElse("");
                    if (property.name().getLocalPart().equals("property")
                            && node.properties.put(
                                            name, property.attribute("value").orElse(""))
                                    != null) {
                        findings.add(Rule.PROPERTY_DOUBLED, node.id, name);
                    }
                }
            }
        }
        // Camunda Modeler writes an empty property for a field of a template that nobody filled in.
        node.properties
                .entrySet()
                .removeIf(e -> e.getValue().isEmpty() && e.getKey().startsWith(Setting.PREFIX));
    }

    private void type(Node node) {
        Place place = node.place().orElse(null);
        String name = node.properties.get(CommonSettings.TYPE);
        String topic = node.markup.camunda("topic").orElse("");
        if (node.is("serviceTask")) {
            name = topic(node, name, topic);
        }
        if (name == null) {
            untyped(node, place);
            return;
        }
        ElementType type = types.find(name).orElse(null);
        if (type == null) {
            List<String> names = types.all().stream().map(ElementType::name).toList();
            findings.add(Rule.TYPE_UNKNOWN, node.id, name, Findings.instead(name, names));
            return;
        }
        if (place == null || !type.places().contains(place) || isInnerStart(node, place)) {
            findings.add(Rule.TYPE_PLACE, node.id, name, place == null ? node.bpmn : place);
            return;
        }
        node.type = type;
        settings(node, type, place);
    }

    private static boolean isInnerStart(Node node, Place place) {
        return place == Place.START && node.scope != null && !node.scope.isProcess();
    }

    private @Nullable String topic(Node node, @Nullable String name, String topic) {
        if (node.markup.camunda("type").isEmpty() && !topic.isEmpty()) {
            findings.add(Rule.SERVICE_TYPE, node.id, "");
        }
        if (topic.isEmpty()) {
            findings.add(Rule.TYPE_MISSING, node.id);
            return null;
        }
        String named = topic.startsWith(Setting.PREFIX) ? topic.substring(Setting.PREFIX.length()) : topic;
        if (name != null && !name.equals(named)) {
            findings.add(Rule.TOPIC_MISMATCH, node.id, topic, name);
        }
        return named;
    }

    private void untyped(Node node, @Nullable Place place) {
        boolean starts = place == Place.START;
        if (place != null && !starts && !node.is("serviceTask")) {
            findings.add(Rule.TYPE_MISSING, node.id);
        }
        List<Setting> known = new ArrayList<>();
        if (node.is("callActivity")) {
            known.add(CommonSettings.AGENCY);
            known.add(CommonSettings.PREFIX);
            known.add(CommonSettings.JOIN);
        } else if (starts && !isInnerStart(node, Place.START)) {
            known.add(CommonSettings.AGENCY);
        }
        if (place == null || starts) {
            properties(node, known);
        }
    }

    private void settings(Node node, ElementType type, Place place) {
        List<Setting> known = type.settingsAt(place);
        boolean good = properties(node, known);
        String who = node.properties.get(CommonSettings.BY.name());
        if (type.use() == Use.ACT && who == null && type.defaultBy().isEmpty()) {
            findings.add(Rule.PROPERTY_MISSING, node.id, CommonSettings.BY.name());
            good = false;
        }
        String branches = node.properties.get(CommonSettings.BRANCHES.name());
        if (branches != null && good) {
            List<String> used = List.of(branches.split(", ?", -1));
            if (!used.equals(type.branches().stream().filter(used::contains).toList())) {
                findings.add(Rule.BRANCHES, node.id, branches, type.branches());
                good = false;
            }
        }
        String not = node.properties.get(CommonSettings.NOT.name());
        Optional<Labels> refusal = not == null ? Optional.empty() : Excluded.refusal(not);
        if (refusal.isPresent()) {
            findings.add(Rule.NOT_SYNTAX, node.id, CommonSettings.NOT.name(), refusal.get());
            good = false;
        }
        if (!good) {
            return;
        }
        Map<String, String> properties = new LinkedHashMap<>(node.properties);
        properties.remove(CommonSettings.TYPE);
        try {
            node.settings = Settings.of(node.id, type, place, properties);
        } catch (ModelException e) {
            findings.add(e.element(), Severity.ERROR, e.code(), e.text());
        }
    }

    /** Whether all properties are known, there, and written rightly. */
    private boolean properties(Node node, List<Setting> known) {
        boolean good = true;
        List<String> names = known.stream().map(Setting::name).toList();
        for (String name : node.properties.keySet()) {
            if (!names.contains(name) && !name.equals(CommonSettings.TYPE)) {
                findings.add(Rule.PROPERTY_UNKNOWN, node.id, name, Findings.instead(name, names));
                good = false;
            }
        }
        for (Setting setting : known) {
            String value = node.properties.get(setting.name());
            if (value == null) {
                if (setting.required()) {
                    findings.add(Rule.PROPERTY_MISSING, node.id, setting.name());
                    good = false;
                }
                continue;
            }
            Optional<Labels> refusal = setting.refusal(value);
            if (refusal.isPresent()) {
                Rule rule = setting.kind() == Kind.WHO ? Rule.WHO_SYNTAX : Rule.PROPERTY_VALUE;
                findings.add(rule, node.id, setting.name(), refusal.get());
                good = false;
            }
        }
        return good;
    }

    /** What the settings name must be there. */
    private void named(Node node, Settings settings) {
        settings.by().forEach(who -> who(node, who));
        floor(node, settings);
        settings.agency().ifPresent(party -> party(node, party));
        settings.find("motcua.message").ifPresent(message -> message(node, settings, message));
        for (Excluded excluded : settings.not()) {
            if (excluded instanceof Excluded.Did did && !isAct(graph.find(did.element()))) {
                findings.add(Rule.DID_UNKNOWN, node.id, did.element());
            }
        }
        for (Setting setting : settings.type().settings()) {
            Optional<String> value = settings.find(setting.name());
            if (value.isPresent()) {
                named(node, setting, value.get());
            }
        }
    }

    /** What the types have in Java, where the model alone shows that nobody could pass it. */
    private void floor(Node node, Settings settings) {
        String type = settings.type().name();
        if (OFFICERS_ONLY.contains(type) && settings.by().stream().anyMatch(who -> who instanceof Who.Applicant)) {
            findings.add(Rule.APPLICANT, node.id, type);
        }
        boolean rolesOnly = settings.by().stream().allMatch(who -> who instanceof Who.Role role && isGiven(role));
        if (type.equals(StandardTypes.SEAL.name())
                && rolesOnly
                && settings.by().stream()
                        .noneMatch(who ->
                                who instanceof Who.Role role && role.name().equals(Role.CLERK.name()))) {
            findings.add(Rule.CLERK, node.id);
        }
    }

    private static boolean isGiven(Who.Role role) {
        return Role.GIVEN.contains(new Role(role.name()));
    }

    private void party(Node node, String party) {
        for (Set<String> parties : surroundings.parties(graph.process().id)) {
            if (!party.equals("owner") && !parties.contains(party)) {
                findings.add(Rule.PARTY_UNKNOWN, node.id, party, Findings.instead(party, parties));
                return;
            }
        }
    }

    /** A message has two ends, in this model or another one. */
    private void message(Node node, Settings settings, String message) {
        boolean sends = settings.type().name().equals(StandardTypes.SEND.name());
        boolean here = graph.nodes().stream()
                .flatMap(other -> Stream.ofNullable(other.settings))
                .anyMatch(other -> other.type().name().equals(StandardTypes.SEND.name()) != sends
                        && other.find("motcua.message").filter(message::equals).isPresent());
        if (!here && !(sends ? surroundings.isAwaited(message) : surroundings.isSent(message))) {
            findings.add(sends ? Rule.AWAITED_BY_NOBODY : Rule.SENT_BY_NOBODY, node.id, message);
        }
    }

    private boolean isDrafted(String document) {
        return graph.nodes().stream()
                .map(node -> node.settings)
                .filter(Objects::nonNull)
                .anyMatch(settings -> settings.type().effects().entrySet().stream()
                        .anyMatch(effect -> effect.getValue() == DocumentEffect.DRAFT
                                && settings.document(effect.getKey())
                                        .filter(document::equals)
                                        .isPresent()));
    }

    private static boolean isAct(@Nullable Node node) {
        return node != null && node.type != null && node.type.use() == Use.ACT;
    }

    private void who(Node node, Who who) {
        if (who instanceof Who.Role role) {
            known(Rule.ROLE_UNKNOWN, node, role.name(), surroundings.roles());
        }
    }

    private void named(Node node, Setting setting, String value) {
        switch (setting.kind()) {
            case ROLE -> known(Rule.ROLE_UNKNOWN, node, value, surroundings.roles());
            case TEXT -> {
                if (!surroundings.anyTexts()) {
                    known(Rule.TEXT_UNKNOWN, node, value, surroundings.texts());
                }
            }
            case KIND -> {
                if (!value.equals("result")) {
                    known(Rule.KIND_UNKNOWN, node, value, surroundings.kinds());
                    surroundings
                            .missingTemplate(value)
                            .ifPresent(t -> findings.add(Rule.TEMPLATE_UNKNOWN, node.id, value, t));
                }
            }
            case WHO -> {
                for (Who who : Who.parse(value)) {
                    who(node, who);
                    if (!(who instanceof Who.Role || who instanceof Who.Assigned || who instanceof Who.Applicant)) {
                        findings.add(Rule.RECIPIENT, node.id, who);
                    }
                }
            }
            case DOCUMENT -> {
                if (value.equals(RECEIPT)) {
                    findings.add(Rule.DOCUMENT_RESERVED, node.id, value);
                }
                if (setting.name().equals("motcua.replaces") && !isDrafted(value)) {
                    findings.add(Rule.REPLACES_UNKNOWN, node.id, value, "");
                }
                if (value.endsWith("#") && !node.isMulti()) {
                    findings.add(Rule.INSTANCE_NAME, node.id, value);
                }
            }
            case IDENTIFIER -> {
                if (setting.name().equals("motcua.slot") && !Names.isIdentifier(value)) {
                    findings.add(Rule.PROPERTY_VALUE, node.id, setting.name(), Rule.ID_FORM.text(value));
                }
            }
            default -> {
                // The value says it all.
            }
        }
    }

    private void known(Rule rule, Node node, String name, Collection<String> names) {
        if (!names.contains(name)) {
            findings.add(rule, node.id, name, Findings.instead(name, Set.copyOf(names)));
        }
    }
}
