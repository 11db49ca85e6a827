package org.motcua.signing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * How Vietnamese administrative documents show their digital signatures: Decree 30/2020/ND-CP, Annex I. A display is an
 * appearance and, where the decree fixes it, a place; {@link SignatureRequest.Builder#display} takes both.
 *
 * <p>Times are the time of signing in Vietnam's zone (UTC+7, without daylight saving) as ISO 8601. The decree does not
 * fix a pattern; {@code 2026-11-20T15:30:00+07:00} is the default. Text is set in Liberation Serif, which is as wide as
 * Times New Roman, upright, black, exactly 10 points.
 *
 * <p>Immutable and thread-safe.
 */
public final class Decree30Display {

    /** The forms of an electronic copy of a paper document. */
    public enum CopyForm {
        /** A copy of the original. */
        SAO_Y("SAO Y"),
        /** A copy of a copy. */
        SAO_LUC("SAO LỤC"),
        /** A copy of a part. */
        TRICH_SAO("TRÍCH SAO");

        private final String title;

        CopyForm(String title) {
            this.title = title;
        }

        /** What is written on the copy. */
        public String title() {
            return title;
        }
    }

    /** The seal covers this part of the leader's signature, at its left (II.8.a). */
    private static final double COVERED = 1.0 / 3;

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    /** Points; II.8.b and I.3. */
    private static final double FONT_SIZE = 10;

    /** Millimetres; the right margin of a page is 15 at least, its top margin 20. */
    private static final double FROM_RIGHT = 15;

    private static final double FROM_TOP = 6;

    /** Millimetres; longer names of agencies are broken. */
    private static final double WIDEST_TEXT = 100;

    /** Millimetres of a leader's image where the space allows it. */
    private static final double LEADER_WIDTH = 50;

    private static final double LEADER_HEIGHT = 25;

    private static final DateTimeFormatter ISO_8601 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    /** All of its parts have two digits, so that the place is wide enough for every other. */
    private static final Instant SAMPLE_TIME = Instant.parse("2000-10-20T13:20:30Z");

    private final SignatureAppearance appearance;
    private final Optional<Placement> placement;

    private Decree30Display(SignatureAppearance appearance, Optional<Placement> placement) {
        this.appearance = appearance;
        this.placement = placement;
    }

    /**
     * The competent person: the image of the handwritten signature and nothing else, in a field that the document has or
     * that the request places (II.7.d).
     *
     * @param png the handwritten signature, blue on a transparent ground
     */
    public static Decree30Display leader(byte[] png) {
        return new Decree30Display(SignatureAppearance.image(png), Optional.empty());
    }

    /**
     * The competent person, the image centred between title and name; it is at most 50 by 25 mm.
     *
     * @param title the line of the signer's title just above the signature, such as "GIÁM ĐỐC"
     * @param name the signer's name below it
     */
    public static Decree30Display leader(byte[] png, String title, String name) {
        return new Decree30Display(
                SignatureAppearance.image(png),
                Optional.of(Placement.between(title, name, LEADER_WIDTH, LEADER_HEIGHT)));
    }

    /**
     * The agency on its document: the image of the seal and nothing else, in a field that the document has (II.8.a); see
     * {@link #sealBox} for its place.
     *
     * @param png the seal, red on a transparent ground
     */
    public static Decree30Display seal(byte[] png) {
        return new Decree30Display(SignatureAppearance.image(png), Optional.empty());
    }

    /**
     * The agency on its document, the seal over the left third of the leader's signature. A new field is placed, which a
     * document that the leader certified for form filling does not allow: prepare a field for it there.
     *
     * @param leaderField full name of the leader's signature field
     * @param width millimetres of the seal in its actual size
     * @param height millimetres of the seal in its actual size
     */
    public static Decree30Display seal(byte[] png, String leaderField, double width, double height) {
        return new Decree30Display(
                SignatureAppearance.image(png), Optional.of(Placement.overLeftOf(leaderField, COVERED, width, height)));
    }

    /**
     * Where the seal goes on a page that is not turned, for preparing a field for it.
     *
     * @param leader the box of the leader's signature field
     * @param width millimetres of the seal in its actual size
     * @param height millimetres of the seal in its actual size
     */
    public static Box sealBox(Box leader, double width, double height) {
        double right = leader.x() + leader.width() * COVERED;
        double middle = leader.y() + leader.height() / 2;
        double points = POINTS_PER_MILLIMETRE;
        return new Box(right - width * points, middle - height * points / 2, width * points, height * points);
    }

    /**
     * An annex in a file of its own: number and symbol of the document and the time of signing at the top right of the
     * first page, without the seal (II.8.b).
     *
     * @param numberAndSymbol such as {@code 15/QĐ-SCT}
     */
    public static Decree30Display annex(String numberAndSymbol) {
        return annex(numberAndSymbol, ISO_8601);
    }

    /** The same with the time in another pattern; its zone is Vietnam's whatever the pattern's is. */
    public static Decree30Display annex(String numberAndSymbol, DateTimeFormatter time) {
        return text(numberAndSymbol.strip(), time);
    }

    /**
     * An electronic copy of a paper document: form of the copy, name of the agency that makes it and time of signing at
     * the top right of the first page, without the seal (Annex I, part II.I.3).
     */
    public static Decree30Display copy(CopyForm form, String agency) {
        return copy(form, agency, ISO_8601);
    }

    /** The same with the time in another pattern; its zone is Vietnam's whatever the pattern's is. */
    public static Decree30Display copy(CopyForm form, String agency, DateTimeFormatter time) {
        return text(form.title() + "\n" + agency.strip(), time);
    }

    private static Decree30Display text(String lines, DateTimeFormatter time) {
        DateTimeFormatter format = time.withZone(VIETNAM);
        AppearanceText text =
                AppearanceText.builder().text(lines).line().signingTime(format).build();
        SignatureAppearance appearance = SignatureAppearance.builder()
                .text(text)
                .fixedFontSize(FONT_SIZE)
                .alignment(Alignment.RIGHT)
                .fromTop()
                .build();
        String longest = lines + "\n" + format.format(SAMPLE_TIME);
        double[] size = appearance.size(longest, WIDEST_TEXT * POINTS_PER_MILLIMETRE);
        return new Decree30Display(
                appearance,
                Optional.of(Placement.topRight(
                        1, FROM_RIGHT, FROM_TOP, size[0] / POINTS_PER_MILLIMETRE, size[1] / POINTS_PER_MILLIMETRE)));
    }

    /** What is drawn. */
    public SignatureAppearance appearance() {
        return appearance;
    }

    /** Where it goes when the request names neither a place nor a field; empty where the document has to say it. */
    public Optional<Placement> placement() {
        return placement;
    }
}
