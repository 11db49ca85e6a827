package org.motcua.judges;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A judge written in Java whose libraries do not get along with ours: it lives in a class loader that sees the JDK and its
 * own module's target/classes and target/lib, and is loaded when first asked. Thread-safe.
 */
final class Isolated {

    private final String module;
    private final String worker;
    private @Nullable Function<Map<String, Object>, List<Map<String, Object>>> loaded;

    Isolated(String module, String worker) {
        this.module = module;
        this.worker = worker;
    }

    List<Map<String, Object>> ask(Map<String, Object> request) {
        return function().apply(request);
    }

    private synchronized Function<Map<String, Object>, List<Map<String, Object>>> function() {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    private Function<Map<String, Object>, List<Map<String, Object>>> load() {
        ClassLoader loader = new URLClassLoader(module, classPath(), ClassLoader.getPlatformClassLoader());
        Function<Map<String, Object>, List<Map<String, Object>>> function = inside(loader, () -> instance(loader));
        return request -> inside(loader, () -> function.apply(request));
    }

    private interface Work<T> {
        T call();
    }

    /** ServiceLoader and JAXB look for their parts through the thread's class loader, and would find ours. */
    private static <T> T inside(ClassLoader loader, Work<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URL[] classPath() {
        Path target = Path.of(System.getProperty("motcua.root", "."), "judges", module, "target");
        File[] jars = target.resolve("lib").toFile().listFiles((folder, name) -> name.endsWith(".jar"));
        if (jars == null) {
            throw new IllegalStateException("No libraries in " + target.resolve("lib")
                    + ": build with Maven from the root (-pl … -am), and give the root as system property motcua.root");
        }
        List<URL> classPath = new ArrayList<>();
        try {
            classPath.add(target.resolve("classes").toUri().toURL());
            for (File jar : jars) {
                classPath.add(jar.toURI().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A path below " + target + " is no URL", e);
        }
        return classPath.toArray(URL[]::new);
    }

    // The other side of the class loaders: its type parameters cannot be checked.
    @SuppressWarnings("unchecked")
    private Function<Map<String, Object>, List<Map<String, Object>>> instance(ClassLoader loader) {
        try {
            return (Function<Map<String, Object>, List<Map<String, Object>>>)
                    loader.loadClass(worker).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The judge " + module + " cannot be loaded", e);
        }
    }
}
