package eu.passerelle.web;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which calls of the engine's own interfaces there are, and for whom: those that Tasklist, the Modeler, our pages and documented integrations
 * make, and for administrators those of Cockpit and Admin. Whatever is not named here is not there (ADR 0046).
 */
final class EngineCalls {

  /** Kinds of users; each has what those before it have. */
  enum Caller {
    PERSON, AUDITOR, ADMINISTRATOR
  }

  private static final Pattern ENGINE = Pattern.compile("/(engine-rest|camunda/api/engine)(/engine/[^/]+(?=/))?(?<call>/.*)?");

  /** Who, with which verbs, what: one star stands for one name in the path, two for all that follows. The first line that fits counts. */
  private static final List<Call> CALLS = """
      ADMINISTRATOR GET /process-definition/statistics
      ADMINISTRATOR GET /history/process-instance/report
      PERSON GET /engine
      PERSON GET /version
      PERSON GET,POST /task
      PERSON GET,POST /task/count
      PERSON GET,PUT /task/*
      PERSON GET /task/*/form
      PERSON GET /task/*/deployed-form
      PERSON GET /task/*/rendered-form
      PERSON GET /task/*/form-variables
      PERSON GET /task/*/identity-links
      PERSON GET /task/*/comment
      PERSON GET /task/*/attachment
      PERSON GET,DELETE /task/*/attachment/*
      PERSON GET /task/*/attachment/*/data
      PERSON POST /task/*/claim
      PERSON POST /task/*/unclaim
      PERSON POST /task/*/assignee
      PERSON POST /task/*/complete
      PERSON POST /task/*/submit-form
      PERSON POST /task/*/comment/create
      PERSON POST /task/*/attachment/create
      PERSON GET,OPTIONS /filter
      PERSON GET /filter/count
      PERSON GET,OPTIONS /filter/*
      PERSON GET,POST /filter/*/list
      PERSON GET,POST /filter/*/count
      PERSON GET /process-definition
      PERSON GET /process-definition/count
      PERSON GET /process-definition/*
      PERSON GET /process-definition/*/xml
      PERSON GET /process-definition/*/startForm
      PERSON GET /process-definition/*/form-variables
      PERSON GET /process-definition/*/deployed-start-form
      PERSON GET /process-definition/*/rendered-form
      PERSON POST /process-definition/*/submit-form
      PERSON GET /process-definition/key/*
      PERSON GET /process-definition/key/*/xml
      PERSON GET /process-definition/key/*/startForm
      PERSON GET /process-definition/key/*/form-variables
      PERSON GET /process-definition/key/*/deployed-start-form
      PERSON POST /process-definition/key/*/submit-form
      PERSON GET /history/task
      PERSON GET /history/task/count
      PERSON GET /history/user-operation
      PERSON GET /history/user-operation/count
      PERSON GET /history/identity-link-log
      PERSON GET,POST /user
      PERSON GET,POST /user/count
      PERSON GET,OPTIONS /user/*
      PERSON GET,PUT /user/*/profile
      PERSON PUT /user/*/credentials
      PERSON GET,POST /group
      PERSON GET,POST /group/count
      PERSON GET /identity/groups
      PERSON GET,POST /identity/password-policy
      PERSON GET /authorization/check
      PERSON GET /deployment
      PERSON POST /deployment/create
      AUDITOR GET,POST /history/process-instance
      AUDITOR GET,POST /history/process-instance/count
      AUDITOR GET /history/process-instance/*
      AUDITOR GET,POST /history/activity-instance
      AUDITOR GET,POST /history/activity-instance/count
      AUDITOR GET /history/activity-instance/*
      AUDITOR GET,POST /history/variable-instance
      AUDITOR GET,POST /history/variable-instance/count
      AUDITOR GET /history/variable-instance/*
      AUDITOR GET /history/variable-instance/*/data
      AUDITOR GET,POST /history/detail
      AUDITOR GET,POST /history/detail/count
      AUDITOR GET /history/detail/*
      AUDITOR GET /history/detail/*/data
      AUDITOR POST /history/task
      AUDITOR POST /history/task/count
      AUDITOR GET /history/decision-instance
      AUDITOR GET /history/decision-instance/count
      AUDITOR GET /history/decision-instance/*
      AUDITOR GET /history/identity-link-log/count
      ADMINISTRATOR * /authorization/**
      ADMINISTRATOR * /batch/**
      ADMINISTRATOR GET /case-definition/count
      ADMINISTRATOR * /decision-definition/**
      ADMINISTRATOR * /decision-requirements-definition/**
      ADMINISTRATOR * /deployment/**
      ADMINISTRATOR * /event-subscription/**
      ADMINISTRATOR * /execution/**
      ADMINISTRATOR GET,POST /external-task
      ADMINISTRATOR GET,POST /external-task/count
      ADMINISTRATOR * /filter/**
      ADMINISTRATOR * /group/**
      ADMINISTRATOR * /history/**
      ADMINISTRATOR * /incident/**
      ADMINISTRATOR * /job/**
      ADMINISTRATOR * /job-definition/**
      ADMINISTRATOR * /process-definition/**
      ADMINISTRATOR * /process-instance/**
      ADMINISTRATOR * /task/**
      ADMINISTRATOR * /tenant/**
      ADMINISTRATOR * /user/**
      ADMINISTRATOR * /variable-instance/**
      """.lines().map(Call::of).toList();

  /** What the web applications ask beside the engine: who is signed in, and what belongs to a page. */
  private static final List<Call> OF_WEB_APPLICATIONS = """
      PERSON GET /camunda/api/admin/auth/user/*
      PERSON POST /camunda/api/admin/auth/user/*/logout
      PERSON GET /camunda/api/tasklist/plugin/**
      PERSON GET /camunda/api/welcome/plugin/**
      ADMINISTRATOR GET /camunda/api/admin/plugin/*/static/**
      ADMINISTRATOR * /camunda/api/cockpit/plugin/**
      """.lines().map(Call::of).toList();

  private EngineCalls() {}

  /** @param caller asked only where the call is not for everybody */
  static boolean isOffered(String method, String path, Supplier<Caller> caller) {
    var engine = ENGINE.matcher(path);
    List<Call> calls = engine.matches() ? CALLS : OF_WEB_APPLICATIONS;
    String call = withoutEnd(engine.matches() ? String.valueOf(engine.group("call")) : path);
    String verb = method.equals("HEAD") ? "GET" : method;
    return calls.stream().filter(one -> one.fits(verb, call)).findFirst()
        .filter(one -> one.least == Caller.PERSON || one.least.compareTo(caller.get()) <= 0).isPresent();
  }

  private static String withoutEnd(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private record Call(Caller least, Set<String> verbs, Pattern path) {

    private static Call of(String line) {
      String[] parts = line.split(" ");
      String regex = Stream.of(parts[2].substring(1).split("/"))
          .map(part -> part.equals("**") ? "(/.*)?" : part.equals("*") ? "/[^/]+" : "/" + Pattern.quote(part))
          .reduce("", String::concat);
      return new Call(Caller.valueOf(parts[0]), Set.of(parts[1].split(",")), Pattern.compile(regex, Pattern.DOTALL));
    }

    private boolean fits(String verb, String call) {
      return (verbs.contains("*") || verbs.contains(verb)) && path.matcher(call).matches();
    }
  }
}
