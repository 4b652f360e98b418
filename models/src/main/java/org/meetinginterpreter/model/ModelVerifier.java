package org.meetinginterpreter.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compares installed files with their manifest, byte for byte by SHA-256. */
public final class ModelVerifier {
    private final InstallProgress progress;

    public ModelVerifier(InstallProgress progress) {
        this.progress = progress;
    }

    /** A sentence for each file that is missing or differs; empty where the model is as it was installed. */
    public List<String> damage(InstalledModel model) {
        List<String> damage = new ArrayList<>();
        progress.begin("checking " + model.id(), model.size());
        try {
            for (ModelFile file : model.files()) {
                Path path = model.file(file.path());
                String problem = problem(path, file);
                if (!problem.isEmpty()) {
                    damage.add("model " + model.id() + ": " + path + " " + problem);
                }
                progress.advance(file.size());
            }
        } finally {
            progress.end();
        }
        return damage;
    }

    private static String problem(Path path, ModelFile expected) {
        try {
            if (!Files.isRegularFile(path)) {
                return "is missing";
            }
            long size = Files.size(path);
            if (size != expected.size()) {
                return "has " + size + " bytes where " + expected.size() + " were installed";
            }
            return Hashes.of(path).equals(expected.sha256()) ? "" : "differs from what was installed (SHA-256)";
        } catch (IOException e) {
            return "cannot be read: " + FileErrors.describe(e);
        }
    }
}
