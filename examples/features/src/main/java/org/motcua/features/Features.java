package org.motcua.features;

import java.io.IOException;
import java.util.List;
import org.motcua.core.document.DocumentKinds;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.compose.TemplateLibrary;
import org.motcua.workflow.compose.TemplateSource;

/** An office with everything that the examples add; in an application, too, these are a few lines at the builder. */
final class Features {

    private Features() {}

    static MotcuaBuilder configured(MotcuaBuilder builder) {
        return builder.kinds(DocumentKinds.standard().and(Example.open("kinds.json")))
                .templates(TemplateLibrary.builtIn().and(templates()))
                .act(new OwnActMain.SiteVisit())
                .step(new OwnStepMain.Publish())
                .model(Example.model("own-process"))
                .model(Example.model("site-visit"))
                .model(Example.model("publish"))
                .model(Example.model("licence"))
                .model(Example.model("expert"));
    }

    static TemplateSource templates() {
        return new OwnTemplates();
    }

    /** Templates beside this class; an agency rather has them in a folder, which {@code and(Path)} reads. */
    private static final class OwnTemplates implements TemplateSource {

        @Override
        public String description() {
            return "the examples' templates";
        }

        @Override
        public List<String> names() {
            return List.of("market-licence");
        }

        @Override
        public byte[] read(String file) throws IOException {
            try (var in = Example.open("templates/" + file)) {
                return in.readAllBytes();
            }
        }
    }
}
