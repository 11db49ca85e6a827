package org.motcua.workflow.modeler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.motcua.core.json.Json;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.Place;
import org.motcua.workflow.model.Setting;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.model.Use;

/** The records are the schema's names: reading is strict, so a name that the schema does not have fails the test. */
class ElementTemplatesTest {

    record Value(String value) {}

    record Group(String id, String label) {}

    record Binding(String type, String name) {}

    record Choice(String name, String value) {}

    record Constraints(Boolean notEmpty) {}

    record Property(
            String label,
            String type,
            String value,
            String description,
            String group,
            List<Choice> choices,
            Constraints constraints,
            Binding binding) {}

    record Template(
            String $schema,
            String name,
            String id,
            int version,
            String description,
            List<String> keywords,
            List<String> appliesTo,
            Value elementType,
            List<Group> groups,
            List<Property> properties) {}

    private static final List<Template> TEMPLATES = read(TypeRegistry.standard());

    private static List<Template> read(TypeRegistry types) {
        return List.of(Json.read(ElementTemplates.json(types), Template[].class, "the templates"));
    }

    private static List<Template> of(ElementType type) {
        return TEMPLATES.stream()
                .filter(t -> t.keywords().contains(type.name()))
                .toList();
    }

    @Test
    void keepsTheRulesOfTheSchema() {
        assertThat(TEMPLATES).allSatisfy(template -> {
            assertThat(template.name()).isNotBlank();
            assertThat(template.appliesTo()).isNotEmpty().allMatch(e -> e.matches("[\\w\\d]+:[\\w\\d]+"));
            assertThat(template.properties()).isNotEmpty().allSatisfy(ElementTemplatesTest::keepsTheRulesOfTheSchema);
        });
        assertThat(TEMPLATES).extracting(Template::id).doesNotHaveDuplicates();
    }

    private static void keepsTheRulesOfTheSchema(Property property) {
        assertThat(property.binding().name()).isNotBlank();
        switch (property.binding().type()) {
            case "property" -> assertThat(property.type()).isEqualTo("Hidden");
            case "camunda:property" -> assertThat(property.type()).isIn("String", "Hidden", "Dropdown");
            default -> throw new AssertionError("No such binding: " + property);
        }
        assertThat(property.type().equals("Dropdown")).isEqualTo(property.choices() != null);
        if (!property.type().equals("Hidden")) {
            assertThat(property.label()).isNotBlank();
            assertThat(property.group()).isEqualTo("motcua");
        }
    }

    @Test
    void haveEveryTypeAtEveryPlaceWithEverySetting() {
        for (ElementType type : TypeRegistry.standard().all()) {
            for (Place place : type.places()) {
                Set<String> names = new HashSet<>();
                type.settingsAt(place).forEach(s -> names.add(s.name()));
                if (type.use() != Use.STEP) {
                    names.add("motcua.type");
                }
                assertThat(of(type))
                        .as(type.name() + " at " + place)
                        .anySatisfy(template -> assertThat(template.properties().stream()
                                        .filter(p -> p.binding().type().equals("camunda:property"))
                                        .map(p -> p.binding().name()))
                                .containsExactlyInAnyOrderElementsOf(names));
            }
        }
    }

    @Test
    void bindTheTopicOfAStep() {
        assertThat(of(StandardTypes.SIGN)).singleElement().satisfies(template -> {
            assertThat(template.elementType().value()).isEqualTo("bpmn:ServiceTask");
            assertThat(template.properties())
                    .contains(hidden("camunda:type", "external"), hidden("camunda:topic", "motcua.sign.v1"));
        });
    }

    private static Property hidden(String name, String value) {
        return new Property(null, "Hidden", value, null, null, null, null, new Binding("property", name));
    }

    @Test
    void offerDefaultsThatTheCheckAccepts() {
        for (ElementType type : TypeRegistry.standard().all()) {
            for (Setting setting : type.settings()) {
                of(type).forEach(template -> template.properties().stream()
                        .filter(p -> p.binding().name().equals(setting.name()) && p.value() != null)
                        .forEach(p -> assertThat(setting.refusal(p.value())).isEmpty()));
            }
        }
    }

    @Test
    void areTheSameForTheSameTypesAndKnowThoseOfAnApplication() {
        ElementType own = new ElementType(
                "inspect.v2",
                Use.ACT,
                Set.of(Place.USER_TASK),
                new Labels("Kiểm tra \"thực địa\"", "Inspect"),
                new Labels("Kiểm tra\ttại chỗ", "On site"),
                List.of(),
                List.of("passes", "fails"),
                "",
                Map.of());
        TypeRegistry types = TypeRegistry.standard().with(own);

        assertThat(ElementTemplates.json(types)).isEqualTo(ElementTemplates.json(types));
        assertThat(read(types)).anySatisfy(template -> {
            assertThat(template.name()).isEqualTo("Kiểm tra \"thực địa\"");
            assertThat(template.version()).isEqualTo(2);
            assertThat(template.appliesTo()).isEqualTo(Arrays.asList("bpmn:Task", "bpmn:UserTask"));
        });
    }
}
