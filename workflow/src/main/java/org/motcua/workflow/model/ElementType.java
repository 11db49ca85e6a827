package org.motcua.workflow.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.motcua.workflow.form.Labels;

/**
 * A type of act, step or event that an element of a model may name. A type whose meaning changes gets a new version in
 * its name; running instances keep the old one.
 *
 * @param name {@code NAME.vN}, as in {@code decide.v1}
 * @param settings its own; those of {@link CommonSettings} but the document come besides
 * @param branches the answers that the model may part ways by, in the order in which they are offered; empty for none
 * @param defaultBy who does it when {@code motcua.by} is absent, or empty: then it must be there
 * @param effects what each branch does to its document; the key is empty for a type without branches
 * @param documentSettings for each key of {@code effects} the setting that names the document, where that is not
 *     {@code motcua.document}
 * @param error code of the error by which a step may end, which a model must then catch; or empty
 */
public record ElementType(
        String name,
        Use use,
        Set<Place> places,
        Labels label,
        Labels help,
        List<Setting> settings,
        List<String> branches,
        String defaultBy,
        Map<String, DocumentEffect> effects,
        Map<String, String> documentSettings,
        String error) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,47}\\.v[1-9][0-9]{0,2}");
    private static final Pattern BRANCH = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public ElementType {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A type named \"" + name + "\" is none: write small letters and a version, as in decide.v1");
        }
        places = Set.copyOf(places);
        settings = List.copyOf(settings);
        branches = List.copyOf(branches);
        effects = Map.copyOf(effects);
        documentSettings = Map.copyOf(documentSettings);
        if (places.isEmpty() || places.contains(Place.SERVICE_TASK) != (use == Use.STEP)) {
            throw new IllegalArgumentException("Type " + name + " is of use " + use + " at " + places
                    + ": steps, and only they, are service tasks");
        }
        for (String branch : branches) {
            if (!BRANCH.matcher(branch).matches()) {
                throw new IllegalArgumentException(
                        "Type " + name + " has a branch \"" + branch + "\": write small letters, digits and dashes");
            }
        }
        for (String key : effects.keySet()) {
            if (branches.isEmpty() ? !key.isEmpty() : !branches.contains(key)) {
                throw new IllegalArgumentException("Type " + name + " has an effect of \"" + key
                        + "\", which is none of " + "its branches " + branches);
            }
        }
        if (!effects.keySet().containsAll(documentSettings.keySet())) {
            throw new IllegalArgumentException(
                    "Type " + name + " names documents of branches without effect: " + documentSettings);
        }
    }

    /** A type whose effects are all on the document in {@code motcua.document} and that ends by no error. */
    public ElementType(
            String name,
            Use use,
            Set<Place> places,
            Labels label,
            Labels help,
            List<Setting> settings,
            List<String> branches,
            String defaultBy,
            Map<String, DocumentEffect> effects) {
        this(name, use, places, label, help, settings, branches, defaultBy, effects, Map.of(), "");
    }

    /** Topic of the external tasks of a step. */
    public String topic() {
        if (use != Use.STEP) {
            throw new IllegalStateException("Type " + name + " is of use " + use + ": only a step has a topic");
        }
        return Setting.PREFIX + name;
    }

    /** What a branch does to its document; {@code branch} is empty for a type without branches. */
    public DocumentEffect effect(String branch) {
        return effects.getOrDefault(branch, DocumentEffect.NONE);
    }

    /** The setting that names the document which a branch has its effect on. */
    public String documentSetting(String branch) {
        return documentSettings.getOrDefault(branch, CommonSettings.DOCUMENT.name());
    }

    /** The setting of its own with this name. */
    public Optional<Setting> find(String setting) {
        return settings.stream().filter(s -> s.name().equals(setting)).findFirst();
    }

    /** All settings that an element of this type may have at a place, its own first; without {@code motcua.type}. */
    public List<Setting> settingsAt(Place place) {
        Map<String, Setting> all = new LinkedHashMap<>();
        settings.forEach(s -> all.put(s.name(), s));
        List<Setting> common = new ArrayList<>();
        if (use == Use.ACT) {
            common.add(CommonSettings.BY);
            common.add(CommonSettings.NOT);
        }
        if (!branches.isEmpty()) {
            common.add(CommonSettings.BRANCHES);
        }
        if (place == Place.USER_TASK || place == Place.START || place == Place.MESSAGE_START) {
            common.add(CommonSettings.AGENCY);
        }
        if (place == Place.USER_TASK) {
            common.add(CommonSettings.BUDGET);
            common.add(CommonSettings.JOIN);
        }
        common.forEach(s -> all.putIfAbsent(s.name(), s));
        return List.copyOf(all.values());
    }
}
