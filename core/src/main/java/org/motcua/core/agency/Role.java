package org.motcua.core.agency;

import java.util.List;
import org.motcua.core.Text;

/**
 * In which part of a case's way an officer may act: a name in capitals such as {@code HEAD}. Those here are given; an
 * agency adds roles of its own by naming them in its directory.
 */
public record Role(String name) {

    /** Receives dossiers and returns results at the one-stop unit (bộ phận một cửa). */
    public static final Role RECEPTION = new Role("RECEPTION");
    /** Heads the division: assigns dossiers and reviews drafts (trưởng phòng). */
    public static final Role HEAD = new Role("HEAD");
    /** Appraises and drafts (chuyên viên). */
    public static final Role SPECIALIST = new Role("SPECIALIST");
    /** Checks the form of documents before they are signed (người kiểm tra thể thức). */
    public static final Role FORMAT_CHECKER = new Role("FORMAT_CHECKER");
    /** Heads the office of the agency (chánh văn phòng). */
    public static final Role OFFICE_HEAD = new Role("OFFICE_HEAD");
    /** Signs for the agency as the competent person (lãnh đạo). */
    public static final Role LEADER = new Role("LEADER");
    /** Keeps the registers and the agency's key (văn thư). */
    public static final Role CLERK = new Role("CLERK");
    /** Deploys and migrates process models. */
    public static final Role PROCESS_ADMIN = new Role("PROCESS_ADMIN");
    /** Watches failed steps and lets them be tried again. */
    public static final Role OPERATOR = new Role("OPERATOR");
    /** Reads any case of the agency (thanh tra). */
    public static final Role INSPECTOR = new Role("INSPECTOR");

    /** Those above. */
    public static final List<Role> GIVEN = List.of(
            RECEPTION,
            HEAD,
            SPECIALIST,
            FORMAT_CHECKER,
            OFFICE_HEAD,
            LEADER,
            CLERK,
            PROCESS_ADMIN,
            OPERATOR,
            INSPECTOR);

    public Role {
        Text.required(name, "Role", 40);
        Text.matching(name, "Role", "[A-Z][A-Z0-9_]*", "FORMAT_CHECKER");
    }

    @Override
    public String toString() {
        return name;
    }
}
