package org.motcua.workflow.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The templates in one folder, not below it: all its files that end in .xhtml or .json. */
record FolderTemplates(Path folder) implements TemplateSource {

    @Override
    public String description() {
        return folder.toString();
    }

    /** A file without its other half is listed too: what is missing is an error, not a template less. */
    @Override
    public List<String> names() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".xhtml") || file.endsWith(".json"))
                    .forEach(file -> names.add(file.substring(0, file.lastIndexOf('.'))));
        }
        return List.copyOf(names);
    }

    @Override
    public byte[] read(String file) throws IOException {
        try (var in = Files.newInputStream(folder.resolve(file))) {
            return in.readNBytes(TemplateLibrary.MAX_FILE + 1);
        }
    }
}
