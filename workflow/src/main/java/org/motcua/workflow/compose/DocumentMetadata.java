package org.motcua.workflow.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.motcua.core.register.DateLine;

/**
 * What the file says of itself, in the information dictionary and, alike, in XMP. It replaces what the layout library
 * writes, which has the machine's clock in it: the same content at the same time must give the same bytes.
 */
record DocumentMetadata(String title, String author, Instant time) {

    /** Vietnam has had no other offset, and no summer time, since 1975. */
    static final ZoneOffset ZONE = ZoneOffset.ofHours(7);

    private static final String PRODUCER = "Motcua";
    private static final DateTimeFormatter XMP_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    void applyTo(PDDocument document) throws IOException {
        OffsetDateTime moment = time.truncatedTo(ChronoUnit.SECONDS).atOffset(ZONE);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setAuthor(author);
        information.setProducer(PRODUCER);
        information.setCreationDate(GregorianCalendar.from(moment.toZonedDateTime()));
        information.setModificationDate(GregorianCalendar.from(moment.toZonedDateTime()));
        document.setDocumentInformation(information);
        document.getDocumentCatalog()
                .getMetadata()
                .importXMPMetadata(xmp(XMP_DATE.format(moment)).getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(time.toEpochMilli());
    }

    /** "ngày … tháng … năm …" of the day in Vietnam. */
    static String dateLine(Instant instant) {
        return DateLine.of(LocalDate.ofInstant(instant, ZONE));
    }

    private String xmp(String date) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about=""
                    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
                    xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                    xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
                <pdfaid:part>2</pdfaid:part>
                <pdfaid:conformance>A</pdfaid:conformance>
                <dc:format>application/pdf</dc:format>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
                <dc:language><rdf:Bag><rdf:li>vi</rdf:li></rdf:Bag></dc:language>
                <xmp:CreateDate>%s</xmp:CreateDate>
                <xmp:ModifyDate>%s</xmp:ModifyDate>
                <pdf:Producer>%s</pdf:Producer>
                </rdf:Description>
                </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="w"?>""".formatted(escape(title), escape(author), date, date, PRODUCER);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
