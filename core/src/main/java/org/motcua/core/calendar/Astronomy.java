package org.motcua.core.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * New moons and the sun's longitude after J. Meeus, Astronomical Algorithms, 2nd edition, chapters 49 and 25: a new moon
 * within seconds, the sun within 0.01 degrees, which it passes in a quarter of an hour.
 */
final class Astronomy {

    private static final double DAYS_A_CENTURY = 36_525;
    private static final double SECONDS_A_DAY = 86_400;
    private static final double J2000 = 2_451_545;
    private static final double JULIAN_DAY_OF_1970 = 2_440_587.5;
    private static final double MEAN_MONTH = 29.530588861;
    private static final double FIRST_NEW_MOON = 2_451_550.09766;
    private static final double MONTHS_A_CENTURY = 1_236.85;

    /** Amplitude in days, power of the earth's eccentricity, and the multiples of M, M', F and Ω in the sine. */
    private static final double[][] MOON = {
        {-0.40720, 0, 0, 1, 0, 0},
        {0.17241, 1, 1, 0, 0, 0},
        {0.01608, 0, 0, 2, 0, 0},
        {0.01039, 0, 0, 0, 2, 0},
        {0.00739, 1, -1, 1, 0, 0},
        {-0.00514, 1, 1, 1, 0, 0},
        {0.00208, 2, 2, 0, 0, 0},
        {-0.00111, 0, 0, 1, -2, 0},
        {-0.00057, 0, 0, 1, 2, 0},
        {0.00056, 1, 1, 2, 0, 0},
        {-0.00042, 0, 0, 3, 0, 0},
        {0.00042, 1, 1, 0, 2, 0},
        {0.00038, 1, 1, 0, -2, 0},
        {-0.00024, 1, -1, 2, 0, 0},
        {-0.00017, 0, 0, 0, 0, 1},
        {-0.00007, 0, 2, 1, 0, 0},
        {0.00004, 0, 0, 2, -2, 0},
        {0.00004, 0, 3, 0, 0, 0},
        {0.00003, 0, 1, 1, -2, 0},
        {0.00003, 0, 0, 2, 2, 0},
        {-0.00003, 0, 1, 1, 2, 0},
        {0.00003, 0, -1, 1, 2, 0},
        {-0.00002, 0, -1, 1, -2, 0},
        {-0.00002, 0, 1, 3, 0, 0},
        {0.00002, 0, 0, 4, 0, 0},
    };

    /** Amplitude in days, constant and degrees a month of the planets' arguments. */
    private static final double[][] PLANETS = {
        {0.000325, 299.77, 0.107408},
        {0.000165, 251.88, 0.016321},
        {0.000164, 251.83, 26.651886},
        {0.000126, 349.42, 36.412478},
        {0.000110, 84.66, 18.206239},
        {0.000062, 141.74, 53.303771},
        {0.000060, 207.14, 2.453732},
        {0.000056, 154.84, 7.306860},
        {0.000047, 34.52, 27.261239},
        {0.000042, 207.19, 0.121824},
        {0.000040, 291.34, 1.844379},
        {0.000037, 161.72, 24.198154},
        {0.000035, 239.56, 25.513099},
        {0.000023, 331.55, 3.592518},
    };

    private Astronomy() {}

    /** The new moon of that number; 0 is that of 6 January 2000. */
    static Instant newMoon(int number) {
        double t = number / MONTHS_A_CENTURY;
        double mean = FIRST_NEW_MOON + MEAN_MONTH * number + 0.00015437 * t * t;
        double eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t;
        double sun = 2.5534 + 29.10535670 * number - 0.0000014 * t * t;
        double moon = 201.5643 + 385.81693528 * number + 0.0107582 * t * t;
        double latitude = 160.7108 + 390.67050284 * number - 0.0016118 * t * t;
        double node = 124.7746 - 1.56375588 * number + 0.0020672 * t * t;
        double correction = 0;
        for (double[] term : MOON) {
            double argument = term[2] * sun + term[3] * moon + term[4] * latitude + term[5] * node;
            correction += term[0] * Math.pow(eccentricity, term[1]) * sine(argument);
        }
        for (double[] term : PLANETS) {
            correction += term[0] * sine(term[1] + term[2] * number);
        }
        return instant(mean + correction);
    }

    /** The number of the last new moon that may be before the instant; the next one is after it or within a day of it. */
    static int newMoonNear(Instant instant) {
        return (int) Math.floor((julianDay(instant) - FIRST_NEW_MOON) / MEAN_MONTH);
    }

    /** The sun's apparent longitude, in degrees from 0 to 360. */
    static double solarLongitude(Instant instant) {
        double t = (julianDay(instant) + deltaT(instant) / SECONDS_A_DAY - J2000) / DAYS_A_CENTURY;
        double anomaly = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
        double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine(anomaly)
                + (0.019993 - 0.000101 * t) * sine(2 * anomaly)
                + 0.000289 * sine(3 * anomaly);
        double longitude = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t + centre;
        double apparent = longitude - 0.00569 - 0.00478 * sine(125.04 - 1_934.136 * t);
        return apparent - 360 * Math.floor(apparent / 360);
    }

    private static double julianDay(Instant instant) {
        return JULIAN_DAY_OF_1970 + instant.getEpochSecond() / SECONDS_A_DAY;
    }

    private static Instant instant(double julianEphemerisDay) {
        Instant dynamical = Instant.EPOCH.plus(
                Duration.ofSeconds(Math.round((julianEphemerisDay - JULIAN_DAY_OF_1970) * SECONDS_A_DAY)));
        return dynamical.minusSeconds(Math.round(deltaT(dynamical)));
    }

    /** What dynamical time is ahead of the clocks, in seconds; after Espenak and Meeus, for 1970 to 2100 within some seconds. */
    private static double deltaT(Instant instant) {
        double years = instant.getEpochSecond() / SECONDS_A_DAY / 365.25 - 30;
        return 62.92 + 0.32217 * years + 0.005589 * years * years;
    }

    private static double sine(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
