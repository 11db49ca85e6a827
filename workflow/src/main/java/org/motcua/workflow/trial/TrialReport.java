package org.motcua.workflow.trial;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of the trial of models.
 *
 * @param paths that were gone, each from the beginning of a case
 * @param onPaper those of them that were gone again with pages and signatures
 * @param unreached elements of the models that no path came to, as {@code process:element}
 * @param complete whether everything was tried that came in sight; false when the limit of paths or time ended it
 */
public record TrialReport(
        List<Path> paths, List<Path> onPaper, List<String> unreached, boolean complete, Duration time) {

    public TrialReport {
        paths = List.copyOf(paths);
        onPaper = List.copyOf(onPaper);
        unreached = List.copyOf(unreached);
    }

    /** Whether every path came to its end and every element was reached. */
    public boolean passed() {
        return !paths.isEmpty()
                && unreached.isEmpty()
                && Stream.concat(paths.stream(), onPaper.stream())
                        .allMatch(path -> path.stuck().isEmpty());
    }

    /**
     * One case.
     *
     * @param process key of its process
     * @param choices what was chosen, {@code element} or {@code element=branch}, in the order in which it was
     * @param documents of the case at the end
     * @param stuck where it waits for ever and why; empty when it came to its end
     */
    public record Path(String process, List<String> choices, List<Produced> documents, String stuck) {

        public Path {
            choices = List.copyOf(choices);
            documents = List.copyOf(documents);
        }
    }

    /**
     * A document of a case.
     *
     * @param state such as {@code ISSUED}
     * @param numbers the numbers that it has or had, such as {@code 01/QĐ-SCT}; a void one says so
     * @param signatures who signed, and who had it sealed, as {@code LEADER:id} and {@code AGENCY:id}
     */
    public record Produced(String name, String kind, String state, List<String> numbers, List<String> signatures) {

        public Produced {
            numbers = List.copyOf(numbers);
            signatures = List.copyOf(signatures);
        }
    }
}
