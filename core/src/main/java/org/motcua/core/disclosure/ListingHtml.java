package org.motcua.core.disclosure;

import java.util.List;
import java.util.Map;
import org.motcua.core.procedure.Component;
import org.motcua.core.procedure.Decider;
import org.motcua.core.procedure.Fee;
import org.motcua.core.procedure.Procedure;

/** The listing as a page (WCAG 2.2: language, headings, captions, scopes of headers, contrast, no meaning by colour alone). */
final class ListingHtml {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="UTF-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            :root { color-scheme: light; }
            body { margin: 0 auto; max-width: 80rem; padding: 1.5rem 1rem 3rem; background: #fff; color: #1a1a1a;
              font: 1rem/1.5 "Liberation Sans", Arial, "DejaVu Sans", sans-serif; }
            h1 { font-size: 1.75rem; line-height: 1.25; margin: 0.25rem 0; color: #7a1212; }
            h2 { font-size: 1.25rem; margin: 2.5rem 0 0.5rem; }
            p { margin: 0.25rem 0; }
            .agency { font-weight: bold; text-transform: uppercase; letter-spacing: 0.03em; }
            .skip { position: absolute; left: -100rem; }
            .skip:focus { left: 1rem; background: #fff; padding: 0.5rem; }
            nav ul, .levels { list-style: none; padding: 0; margin: 0.75rem 0; display: flex; flex-wrap: wrap; gap: 0.4rem 1.25rem; }
            .levels li { border: 1px solid #767676; border-radius: 0.4rem; padding: 0.35rem 0.75rem; }
            a { color: #0b4a8f; }
            a:focus-visible { outline: 3px solid #0b4a8f; outline-offset: 2px; }
            table { border-collapse: collapse; width: 100%%; table-layout: fixed; }
            caption { text-align: left; padding: 0 0 0.4rem; color: #444; }
            th, td { border: 1px solid #8a8a8a; padding: 0.5rem 0.6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
            thead th { background: #f3ecec; }
            tbody th { font-weight: normal; }
            tbody th strong { display: block; }
            td ul { margin: 0; padding-left: 1.1rem; }
            .n { width: 2.5rem; } .name { width: 24%%; } .fees { width: 15%%; } .papers { width: 22%%; }
            small { display: block; font-size: 0.875em; color: #444; }
            .mark { display: inline-block; border: 1px solid #7a1212; color: #7a1212; border-radius: 0.3rem; padding: 0 0.4rem; }
            @media screen and (max-width: 55rem) {
              table, caption, tbody, tr, th, td { display: block; width: auto; }
              thead { position: absolute; left: -100rem; }
              tr { border: 1px solid #8a8a8a; margin-bottom: 1rem; }
              th, td { border: 0; border-bottom: 1px solid #d5d5d5; }
              td[data-h]::before { content: attr(data-h) ": "; font-weight: bold; }
            }
            @media print {
              body { max-width: none; padding: 0 1px; font-size: 9pt; }
              nav, .skip { display: none; }
              h2 { break-after: avoid; }
              thead { display: table-header-group; }
              tr { break-inside: avoid; }
              a { color: inherit; text-decoration: none; }
              @page { size: A4 landscape; margin: 12mm; }
            }
            </style>
            </head>
            <body>
            <a class="skip" href="#list">Đến danh mục</a>
            """;

    private final ProcedureListing listing;
    private final StringBuilder page = new StringBuilder();

    ListingHtml(ProcedureListing listing) {
        this.listing = listing;
    }

    String page() {
        String title = listing.title();
        page.append(HEAD.formatted(escaped("Danh mục thủ tục hành chính" + (title.isEmpty() ? "" : " - " + title))));
        page.append("<header>\n");
        if (!title.isEmpty()) {
            page.append("<p class=\"agency\">").append(escaped(title)).append("</p>\n");
        }
        page.append("<h1>Danh mục thủ tục hành chính</h1>\n<p>Có hiệu lực ngày ")
                .append(Words.day(listing.day()))
                .append(". Tổng số: <strong>")
                .append(listing.procedures().size())
                .append("</strong> thủ tục. Phiên bản danh mục: ")
                .append(escaped(listing.version()))
                .append(".</p>\n");
        levels();
        page.append("</header>\n");
        Map<String, List<Procedure>> sectors = listing.bySector();
        contents(sectors);
        page.append("<main id=\"list\">\n");
        int number = 0;
        int section = 0;
        for (Map.Entry<String, List<Procedure>> sector : sectors.entrySet()) {
            section(++section, number, sector.getKey(), sector.getValue());
            number += sector.getValue().size();
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void levels() {
        page.append("<ul class=\"levels\" aria-label=\"Theo mức độ dịch vụ công trực tuyến\">\n");
        listing.byLevel()
                .forEach((level, count) -> page.append("<li>")
                        .append(escaped(level))
                        .append(": <strong>")
                        .append(count)
                        .append("</strong></li>\n"));
        page.append("</ul>\n");
    }

    private void contents(Map<String, List<Procedure>> sectors) {
        page.append("<nav aria-label=\"Lĩnh vực\">\n<ul>\n");
        int section = 0;
        for (Map.Entry<String, List<Procedure>> sector : sectors.entrySet()) {
            page.append("<li><a href=\"#s")
                    .append(++section)
                    .append("\">")
                    .append(escaped(sector.getKey()))
                    .append("</a> (")
                    .append(sector.getValue().size())
                    .append(")</li>\n");
        }
        page.append("</ul>\n</nav>\n");
    }

    private void section(int section, int before, String sector, List<Procedure> procedures) {
        page.append("<section aria-labelledby=\"s")
                .append(section)
                .append("\">\n<h2 id=\"s")
                .append(section)
                .append("\">")
                .append(escaped(sector))
                .append("</h2>\n<table role=\"table\">\n<caption>Thủ tục hành chính lĩnh vực ")
                .append(escaped(sector))
                .append(": ")
                .append(procedures.size())
                .append(
                        "</caption>\n<thead><tr role=\"row\"><th scope=\"col\" class=\"n\"><abbr title=\"Số thứ tự\">STT</abbr></th>")
                .append("<th scope=\"col\" class=\"name\">Tên thủ tục</th><th scope=\"col\">Mức độ trực tuyến</th>")
                .append("<th scope=\"col\">Cơ quan quyết định</th><th scope=\"col\">Thời hạn giải quyết</th>")
                .append(
                        "<th scope=\"col\" class=\"fees\">Phí, lệ phí</th><th scope=\"col\" class=\"papers\">Thành phần hồ sơ</th></tr></thead>\n<tbody>\n");
        int number = before;
        for (Procedure procedure : procedures) {
            row(++number, procedure);
        }
        page.append("</tbody>\n</table>\n</section>\n");
    }

    private void row(int number, Procedure procedure) {
        page.append("<tr role=\"row\"><td role=\"cell\" data-h=\"STT\">")
                .append(number)
                .append("</td><th scope=\"row\" role=\"rowheader\"><strong>");
        page.append(escaped(procedure.name())).append("</strong><small>Mã: ");
        page.append(escaped(procedure.code().value())).append("</small>");
        if (procedure.provision().sample()) {
            page.append("<small class=\"mark\">Thủ tục mẫu</small> ");
        }
        if (procedure.provision().interlinked()) {
            page.append("<small class=\"mark\">Liên thông</small>");
        }
        if (!procedure.provision().note().isEmpty()) {
            page.append("<small>").append(escaped(procedure.provision().note())).append("</small>");
        }
        page.append("</th>");
        cell("Mức độ trực tuyến", escaped(listing.level(procedure)));
        cell("Cơ quan quyết định", deciders(procedure));
        cell(
                "Thời hạn giải quyết",
                escaped(listing.time(procedure))
                        + listing.lawfulTime(procedure)
                                .map(time -> "<small>Theo luật: " + escaped(time) + "</small>")
                                .orElse(""));
        cell("Phí, lệ phí", fees(procedure));
        cell("Thành phần hồ sơ", components(procedure));
        page.append("</tr>\n");
    }

    private void cell(String heading, String html) {
        page.append("<td role=\"cell\" data-h=\"")
                .append(heading)
                .append("\">")
                .append(html)
                .append("</td>");
    }

    private String deciders(Procedure procedure) {
        StringBuilder html = new StringBuilder();
        for (Decider decider : listing.deciders(procedure)) {
            html.append("<div>")
                    .append(escaped(decider.name()))
                    .append(escaped(Words.days(decider.effective(), listing.day())))
                    .append("</div>");
        }
        return html.isEmpty() ? escaped(listing.title()) : html.toString();
    }

    private String fees(Procedure procedure) {
        List<Fee> fees = listing.fees(procedure);
        if (fees.isEmpty()) {
            return "<span>–<span class=\"skip\">không quy định trong danh mục</span></span>";
        }
        StringBuilder html = new StringBuilder("<ul>");
        for (Fee fee : fees) {
            html.append("<li>")
                    .append(escaped(fee.name()))
                    .append(": ")
                    .append(escaped(Words.money(fee.amount())))
                    .append(escaped(Words.days(fee.effective(), listing.day())))
                    .append(fee.legalGround().isEmpty() ? "" : "<small>" + escaped(fee.legalGround()) + "</small>")
                    .append("</li>");
        }
        return html.append("</ul>").toString();
    }

    private static String components(Procedure procedure) {
        if (procedure.components().isEmpty()) {
            return "–";
        }
        StringBuilder html = new StringBuilder("<ul>");
        for (Component component : procedure.components()) {
            html.append("<li>").append(escaped(Words.component(component))).append("</li>");
        }
        return html.append("</ul>").toString();
    }

    /** For text and for attributes in quotation marks; what no page may have is shown as its replacement. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
