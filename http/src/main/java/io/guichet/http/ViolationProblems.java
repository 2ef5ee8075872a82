package io.guichet.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/** Says which values of a request break their constraints, as JSON pointers into the body or names of parameters. */
final class ViolationProblems {

    private ViolationProblems() {}

    static Problem of(Set<? extends ConstraintViolation<?>> violations) {
        var flaws = violations.stream().map(ViolationProblems::flaw)
                .sorted(Comparator.comparing(ViolationProblems::where).thenComparing(Problem.Flaw::detail))
                .toList();
        var detail = flaws.size() == 1
                ? (where(flaws.getFirst()).isEmpty() ? "The body" : where(flaws.getFirst())) + " "
                        + flaws.getFirst().detail()
                : flaws.size() + " values are not valid";
        return Problem.of(ProblemType.INVALID_REQUEST, detail).with(flaws);
    }

    private static String where(Problem.Flaw flaw) {
        return flaw.pointer() == null ? String.valueOf(flaw.parameter()) : flaw.pointer();
    }

    private static Problem.Flaw flaw(ConstraintViolation<?> violation) {
        var steps = new ArrayList<Path.Node>();
        violation.getPropertyPath().forEach(steps::add);
        var parameter = parameter(steps);
        if (parameter >= 0 && parameter == steps.size() - 1 && isSimple(steps)) {
            return Problem.Flaw.inParameter(steps.getLast().getName(), violation.getMessage());
        }
        return Problem.Flaw.at(pointer(steps.subList(parameter + 1, steps.size())), violation.getMessage());
    }

    private static int parameter(List<Path.Node> steps) {
        for (var place = 0; place < steps.size(); place++) {
            if (steps.get(place).getKind() == ElementKind.PARAMETER) {
                return place;
            }
        }
        return -1;
    }

    /** A body is a record; what is a single value comes from the path, the query or a header. */
    private static boolean isSimple(List<Path.Node> steps) {
        var index = steps.getLast().as(Path.ParameterNode.class).getParameterIndex();
        return steps.stream().filter(step -> step.getKind() == ElementKind.METHOD)
                .map(step -> step.as(Path.MethodNode.class).getParameterTypes().get(index))
                .anyMatch(type -> type.isPrimitive() || type.isEnum() || type == UUID.class
                        || type.getPackageName().startsWith("java."));
    }

    private static String pointer(List<Path.Node> steps) {
        var pointer = new StringBuilder();
        for (var step : steps) {
            if (step.isInIterable()) {
                pointer.append('/').append(step.getIndex() == null ? step.getKey() : step.getIndex());
            }
            if (step.getKind() == ElementKind.PROPERTY && step.getName() != null) {
                pointer.append('/').append(JsonPointers.escaped(step.getName()));
            }
        }
        return pointer.toString();
    }
}
