package org.motcua.workflow.compose;

/** A template cannot be used. The message names the file, the place in it, what is wrong and what to write instead. */
public final class TemplateException extends ComposeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;

    TemplateException(String file, String place, String problem) {
        super(message(file, place, problem));
        this.file = file;
        this.place = place;
    }

    TemplateException(String file, String place, String problem, Throwable cause) {
        super(message(file, place, problem), cause);
        this.file = file;
        this.place = place;
    }

    private static String message(String file, String place, String problem) {
        return "The template file " + file + (place.isEmpty() ? "" : ", " + place + ",") + " cannot be used: "
                + problem;
    }

    /** The file's name, with its folder where it has one. */
    public String file() {
        return file;
    }

    /** Where in it, such as {@code line 12} or {@code fields[2].name}; may be empty. */
    public String place() {
        return place;
    }
}
