package org.motcua.workflow.compose;

import java.io.IOException;
import java.util.List;

/**
 * Where the files of templates come from: a folder, a database, a class path. Asked once, when a {@link TemplateLibrary} is
 * built.
 */
public interface TemplateSource {

    /** What it is, in words, such as the folder's path; messages show it before the names of files. */
    String description();

    /** The names of its templates: {@code decision} for {@code decision.xhtml} and {@code decision.json}. */
    List<String> names() throws IOException;

    /**
     * The bytes of one of the two files of a template.
     *
     * @param file such as {@code decision.xhtml}
     * @throws IOException also when there is no such file
     */
    byte[] read(String file) throws IOException;
}
