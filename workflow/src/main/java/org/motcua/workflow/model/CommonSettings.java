package org.motcua.workflow.model;

import java.util.List;
import org.motcua.workflow.form.Labels;

/** The settings that elements take whatever their type. */
public final class CommonSettings {

    /** The element's type; a service task may leave it out, for its topic says it. */
    public static final String TYPE = "motcua.type";

    /** Who may do an act; {@link Who}. */
    public static final Setting BY =
            Setting.optional("motcua.by", Kind.WHO, "", new Labels("Người thực hiện", "Who does it"));

    /** Who must be somebody else; {@link Excluded}. */
    public static final Setting NOT = Setting.optional(
            "motcua.not", Kind.LIST, "", new Labels("Không được là người đã", "Who must be somebody else"));

    /** Local name of the document that an act or a step is about. */
    public static final Setting DOCUMENT =
            Setting.required("motcua.document", Kind.DOCUMENT, new Labels("Văn bản", "Document"));

    /** The branches in use, in the order of the type. */
    public static final Setting BRANCHES =
            Setting.optional("motcua.branches", Kind.LIST, "", new Labels("Các kết quả được dùng", "Branches in use"));

    /** A party of the case; its own agency is {@code owner}. */
    public static final Setting AGENCY =
            Setting.optional("motcua.agency", Kind.IDENTIFIER, "", new Labels("Cơ quan thực hiện", "Agency"));

    /** Prefix of the names of documents in a called process. */
    public static final Setting PREFIX = Setting.optional(
            "motcua.prefix",
            Kind.DOCUMENT,
            "",
            new Labels("Tiền tố tên văn bản của quy trình được gọi", "Prefix of the called process's documents"));

    /** Internal time of a user task. */
    public static final Setting BUDGET =
            Setting.optional("motcua.budget", Kind.DURATION, "", new Labels("Thời gian nội bộ", "Internal time"));

    /** How the answers of a multi-instance become one. */
    public static final Setting JOIN = new Setting(
            "motcua.join",
            Kind.CHOICE,
            false,
            "all",
            List.of("all", "any", "majority"),
            new Labels("Cách gộp kết quả", "How answers become one"));

    private CommonSettings() {}
}
