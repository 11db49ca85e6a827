package org.motcua.core.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.motcua.core.procedure.Procedure;

/** The listing as a table for spreadsheets. */
final class ListingCsv {

    private static final List<String> HEADINGS = List.of(
            "STT",
            "Lĩnh vực",
            "Mã thủ tục",
            "Tên thủ tục",
            "Mức độ dịch vụ công trực tuyến",
            "Liên thông",
            "Cơ quan quyết định",
            "Thời hạn giải quyết",
            "Thời hạn theo luật",
            "Thành phần hồ sơ",
            "Phí, lệ phí",
            "Căn cứ pháp lý",
            "Ghi chú",
            "Thủ tục mẫu");

    private final ProcedureListing listing;
    private final String separator;

    ListingCsv(ProcedureListing listing, char separator) {
        if (separator != ',' && separator != ';') {
            throw new IllegalArgumentException("The separator is '" + separator + "': give ',' or ';'");
        }
        this.listing = listing;
        this.separator = String.valueOf(separator);
    }

    String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        listing.bySector().values().forEach(sector -> sector.forEach(one -> rows.add(row(rows.size(), one))));
        return "\uFEFF"
                + rows.stream()
                        .map(row -> row.stream().map(ListingCsv::cell).collect(Collectors.joining(separator)) + "\r\n")
                        .collect(Collectors.joining());
    }

    private List<String> row(int number, Procedure procedure) {
        return List.of(
                Integer.toString(number),
                procedure.sector(),
                procedure.code().value(),
                procedure.name(),
                listing.level(procedure),
                procedure.provision().interlinked() ? "Có" : "Không",
                listing.decidersText(procedure),
                listing.time(procedure),
                Words.time(procedure.times().statutory()),
                procedure.components().stream().map(Words::component).collect(Collectors.joining("; ")),
                listing.feesText(procedure),
                String.join("; ", procedure.legalGrounds()),
                procedure.provision().note(),
                procedure.provision().sample() ? "Có" : "Không");
    }

    /** Always in quotation marks: what is inside then separates nothing. */
    private static String cell(String value) {
        return "\"" + harmless(value).replace("\"", "\"\"") + "\"";
    }

    /**
     * What begins with one of these signs, of either width and whatever unseen stands before, is a formula to some
     * spreadsheet; an apostrophe makes it text.
     */
    private static String harmless(String value) {
        String seen = value.replaceAll("^[\\s\\p{Z}\\p{Cf}\\p{Cc}\"']+", "");
        boolean formula = !seen.isEmpty() && "=+-@|%＝＋－＠".indexOf(seen.charAt(0)) >= 0;
        boolean control = !value.isEmpty() && Character.isISOControl(value.charAt(0));
        return formula || control ? "'" + value : value;
    }
}
