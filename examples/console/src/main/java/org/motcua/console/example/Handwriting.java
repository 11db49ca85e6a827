package org.motcua.console.example;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A quick signature: a large looped initial, a running line of small loops and waves that get flatter, and a stroke back
 * underneath. The pen is thick where it is slow.
 */
final class Handwriting {

    private static final int STEPS = 40;

    private record Point(double x, double y) {}

    private final Random random;
    private final double width;
    private final double height;

    Handwriting(Random random, double width, double height) {
        this.random = random;
        this.width = width;
        this.height = height;
    }

    void draw(Graphics2D graphics, String name) {
        stroke(graphics, initial());
        stroke(
                graphics,
                runningLine(Math.min(9, Math.max(5, name.replace(" ", "").length() / 2))));
        stroke(graphics, flourish());
    }

    private List<Point> initial() {
        return List.of(
                at(0.10, 0.62),
                at(0.07, 0.50),
                at(0.16, 0.20),
                at(0.27, 0.06),
                at(0.30, 0.14),
                at(0.22, 0.45),
                at(0.15, 0.78),
                at(0.10, 0.84),
                at(0.12, 0.70),
                at(0.26, 0.42),
                at(0.36, 0.34),
                at(0.37, 0.46),
                at(0.31, 0.60));
    }

    private List<Point> runningLine(int letters) {
        List<Point> points = new ArrayList<>();
        points.add(at(0.30, 0.60));
        double step = 0.56 / letters;
        for (int i = 0; i < letters; i++) {
            double x = 0.34 + i * step;
            double fade = 1 - 0.65 * i / letters;
            boolean tall = random.nextInt(4) == 0;
            double up = 0.60 - (tall ? 0.34 : 0.15) * fade;
            points.add(at(x + 0.35 * step, up));
            points.add(at(x + 0.62 * step, up + 0.03));
            points.add(at(x + 0.30 * step, 0.62));
            points.add(at(x + 0.75 * step, 0.63));
        }
        points.add(at(0.96, 0.50));
        return points;
    }

    private List<Point> flourish() {
        return List.of(
                at(0.90, 0.40),
                at(0.97, 0.44),
                at(0.84, 0.66),
                at(0.50, 0.80),
                at(0.22, 0.86),
                at(0.20, 0.80),
                at(0.45, 0.74),
                at(0.88, 0.78));
    }

    /** Relative to the image, and never twice quite the same. */
    private Point at(double x, double y) {
        return new Point(width * (x + random.nextGaussian() * 0.008), height * (y + random.nextGaussian() * 0.014));
    }

    /** A smooth curve through the points (Catmull-Rom), drawn as a row of dots. */
    private void stroke(Graphics2D graphics, List<Point> points) {
        double pen = height * 0.016;
        Point before = points.get(0);
        for (int i = 0; i + 1 < points.size(); i++) {
            Point p0 = points.get(Math.max(0, i - 1));
            Point p3 = points.get(Math.min(points.size() - 1, i + 2));
            for (int s = 1; s <= STEPS; s++) {
                double t = s / (double) STEPS;
                Point now = new Point(
                        spline(p0.x(), points.get(i).x(), points.get(i + 1).x(), p3.x(), t),
                        spline(p0.y(), points.get(i).y(), points.get(i + 1).y(), p3.y(), t));
                double speed = Math.hypot(now.x() - before.x(), now.y() - before.y()) * STEPS / width;
                double target = height * Math.max(0.008, 0.021 - 0.022 * speed);
                double entering = (i * STEPS + s) / (0.4 * STEPS);
                pen += (Math.min(target, target * 0.4 + target * 0.6 * Math.min(1, entering)) - pen) * 0.12;
                dots(graphics, before, now, pen);
                before = now;
            }
        }
    }

    private static void dots(Graphics2D graphics, Point from, Point to, double diameter) {
        int count = (int) Math.ceil(Math.hypot(to.x() - from.x(), to.y() - from.y())) + 1;
        for (int i = 0; i < count; i++) {
            double t = i / (double) count;
            double x = from.x() + (to.x() - from.x()) * t;
            double y = from.y() + (to.y() - from.y()) * t;
            graphics.fill(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter));
        }
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }
}
