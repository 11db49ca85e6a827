package org.motcua.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.core.calendar.LegalClockTest.at;
import static org.motcua.core.calendar.ProcessingTime.calendarDays;
import static org.motcua.core.calendar.ProcessingTime.workingDays;
import static org.motcua.core.calendar.ProcessingTime.workingHours;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.motcua.core.calendar.ClockEvent.Answered;
import org.motcua.core.calendar.ClockEvent.Stopped;
import org.motcua.core.calendar.Deadline.Entry;
import org.motcua.core.calendar.Deadline.Reason;

class DeadlineTextTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    private static final LegalClock CLOCK = LegalClock.of(WorkingCalendar.vietnam(), ClockRules.DEFAULT);

    @Test
    void explainsInVietnameseWithTheClauseOfWhatIsLeftOut() {
        Deadline deadline = CLOCK.deadline(at("2026-04-24T16:00"), workingDays(3));

        assertThat(deadline.sentences(VIETNAMESE))
                .containsExactly(
                        "3 ngày làm việc, kể từ khi tiếp nhận lúc 16:00 ngày 24/04/2026.",
                        "24/04/2026: đến sau giờ tiếp nhận trong ngày, coi như đến vào ngày làm việc tiếp theo.",
                        "25/04/2026: ngày nghỉ hằng tuần, không tính.",
                        "26/04/2026: ngày lễ, Giỗ Tổ Hùng Vương, không tính (Điều 112 khoản 1 điểm e Bộ luật Lao động"
                                + " 2019).",
                        "27/04/2026: Nghỉ bù Giỗ Tổ Hùng Vương (26/04/2026), không tính (Điều 111 khoản 3 Bộ luật Lao"
                                + " động 2019).",
                        "28/04/2026: ngày hồ sơ đến, thời hạn tính từ ngày tiếp theo (Điều 147 khoản 2 Bộ luật Dân sự"
                                + " 2015).",
                        "29/04/2026: tính 1 ngày làm việc, cộng dồn 1 ngày làm việc.",
                        "30/04/2026: ngày lễ, Ngày Chiến thắng, không tính (Điều 112 khoản 1 điểm c Bộ luật Lao động"
                                + " 2019).",
                        "01/05/2026: ngày lễ, Ngày Quốc tế lao động, không tính (Điều 112 khoản 1 điểm d Bộ luật Lao"
                                + " động 2019).",
                        "02/05/2026 đến 03/05/2026: ngày nghỉ hằng tuần, không tính.",
                        "04/05/2026 đến 05/05/2026: tính 2 ngày làm việc, cộng dồn 3 ngày làm việc.",
                        "Đến hạn lúc 17:00 ngày 05/05/2026, theo lịch làm việc vn-2024-2026.1.");
    }

    @Test
    void explainsInEnglishForEveryOtherLanguage() {
        Deadline deadline = CLOCK.deadline(at("2026-02-13T09:00"), workingDays(2));

        assertThat(deadline.sentences(Locale.FRENCH))
                .containsExactly(
                        "2 working days from the reception at 09:00 on 13 February 2026.",
                        "13 February 2026: the day of arrival; counting begins on the next day (Civil Code 2015, article"
                                + " 147(2)).",
                        "14 February 2026 to 15 February 2026: weekly rest, not counted.",
                        "16 February 2026 to 20 February 2026: holiday, Lunar New Year, not counted (Điều 112 khoản 1"
                                + " điểm b Bộ luật Lao động 2019).",
                        "21 February 2026 to 22 February 2026: weekly rest, not counted.",
                        "23 February 2026 to 24 February 2026: 2 working days counted, 2 working days in all.",
                        "Due at 17:00 on 24 February 2026, by working calendar vn-2024-2026.1.");
    }

    @Test
    void saysHoursAndMinutesAndWhatADayIsWorkedFor() {
        assertThat(CLOCK.deadline(at("2026-01-09T14:30"), workingHours(4)).sentences(Locale.ENGLISH))
                .containsExactly(
                        "4 working hours from the reception at 14:30 on 9 January 2026.",
                        "9 January 2026: 2 h 30 min counted, 2 h 30 min in all.",
                        "10 January 2026: 1 h 30 min counted, 4 h in all; Worked in exchange for 2026-01-02 (Thông báo"
                                + " 9441/TB-BNV).",
                        "Due at 08:30 on 10 January 2026, by working calendar vn-2024-2026.1.");
    }

    @Test
    void saysThatALastDayOffMovesTheEnd() {
        assertThat(CLOCK.deadline(at("2026-07-06T09:00"), calendarDays(5)).sentences(Locale.ENGLISH))
                .contains(
                        "7 July 2026 to 11 July 2026: 5 days counted, 5 days in all.",
                        "12 July 2026: weekly rest, not counted.",
                        "13 July 2026: the last day was off, so the time ends on this working day (Civil Code 2015,"
                                + " article 148(5)).");
    }

    @Test
    void saysWhenTheClockStoodAndThatItBeganAnew() {
        Deadline deadline = CLOCK.deadline(
                at("2026-07-06T09:00"),
                workingDays(3),
                List.of(new Stopped(at("2026-07-07T10:00")), new Answered(at("2026-07-09T10:00"))));

        assertThat(deadline.entries())
                .extracting(Entry::reason)
                .containsExactly(
                        Reason.ARRIVAL,
                        Reason.COUNTED,
                        Reason.STOPPED,
                        Reason.RESTARTED,
                        Reason.COUNTED,
                        Reason.WEEKEND,
                        Reason.COUNTED);
        assertThat(deadline.entries().get(0).clause()).isEqualTo("Điều 147 khoản 2 Bộ luật Dân sự 2015");
        assertThat(deadline.entries().get(2).clause()).isNull();
        assertThat(deadline.sentences(VIETNAMESE))
                .contains("09/07/2026: nhận được phần bổ sung, thời hạn tính lại từ đầu kể từ ngày tiếp theo.");
    }

    @Test
    void saysThatADateIsProvisional() {
        Deadline deadline = CLOCK.deadline(at("2026-12-25T09:00"), workingDays(10));

        assertThat(deadline.sentences(VIETNAMESE))
                .last()
                .asString()
                .contains("Tạm tính", "31/12/2026", "vn-2024-2026.1");
        assertThat(deadline.sentences(Locale.ENGLISH)).last().asString().startsWith("Provisional: ");
        assertThat(CLOCK.deadline(at("2026-07-06T09:00"), workingDays(1)).sentences(Locale.ENGLISH))
                .noneMatch(line -> line.startsWith("Provisional"));
    }

    /** Whatever the machine speaks. */
    @Test
    void doesNotDependOnTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Deadline deadline = CLOCK.deadline(at("2026-07-06T09:00"), workingDays(0));
            Locale.setDefault(VIETNAMESE);
            assertThat(deadline.sentences(Locale.ENGLISH).get(0)).startsWith("The same working day from");
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(deadline.sentences(VIETNAMESE).get(0))
                    .startsWith("Trong ngày làm việc")
                    .contains("06/07/2026");
        } finally {
            Locale.setDefault(before);
        }
    }
}
