package org.motcua.features;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.Act;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.model.CommonSettings;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.Kind;
import org.motcua.workflow.model.Place;
import org.motcua.workflow.model.Setting;
import org.motcua.workflow.model.Use;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.StepType;
import org.motcua.workflow.testkit.TestOffice;

/** A step of an application's own: one class. It is performed with no transaction open and recorded with the token. */
public final class OwnStepMain {

    private OwnStepMain() {}

    /** The agency's public board, as this example has it. */
    private static final Set<String> BOARD = ConcurrentHashMap.newKeySet();

    /** Puts an issued document on a public board; done again after a crash it is there once all the same. */
    static final class Publish implements StepType {

        private static final Act PUBLISHED = new Act("PUBLISHED");
        private static final Setting WHERE =
                new Setting("motcua.board", Kind.TEXT, true, "", List.of(), new Labels("Nơi công khai", "Board"));

        @Override
        public ElementType type() {
            return new ElementType(
                    "publish.v1",
                    Use.STEP,
                    EnumSet.of(Place.SERVICE_TASK),
                    new Labels("Công khai kết quả", "Publish the result"),
                    new Labels("Đưa văn bản lên trang công khai.", "Puts the document on a public board."),
                    List.of(CommonSettings.DOCUMENT, WHERE),
                    List.of(),
                    "",
                    Map.of());
        }

        @Override
        public byte @Nullable [] perform(Sight sight, Attempt attempt) {
            BOARD.add(sight.settings().text("motcua.board") + " " + subject(sight));
            return null;
        }

        @Override
        public Outcome outcome(Sight sight, @Nullable DocumentId result) {
            return Outcome.of(PUBLISHED, Map.of("document", subject(sight).value()));
        }
    }

    public static void main(String[] arguments) {
        run();
    }

    /** The issued document. */
    static Document run() {
        try (TestOffice office =
                TestOffice.of(Example.directory(), Example.catalogue(), builder -> Features.configured(builder))) {
            CaseId id = office.receive("hanh", "9.000003");
            office.act("phuong", id, "draft", Example.decision());
            Document issued = Example.decide(office, id);
            Example.tell(id + " is on the board: " + BOARD);
            return issued;
        }
    }
}
