// Decision models, ready to be asked. Load once, evaluate as often and from as many threads as you like.
//
//     auto engine = SANLIAN_TRY(dmn::Engine::load({{.file = "loans.dmn", .xml = text}}));
//     feel::Context inputs;
//     inputs.put("Age", 17);
//     auto outcome = SANLIAN_TRY(engine.evaluate("Eligible", {.values = inputs}, {.now = now}));
//     if (outcome.value.is_true()) …
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "dmn/model.h"
#include "dmn/reader.h"
#include "dmn/trace.h"
#include "feel/environment.h"
#include "feel/type.h"
#include "feel/value.h"

namespace sanlian::dmn {

struct Program;

/// What is decided about.
struct Inputs {
  /// By the name of an input, or of a decision, whose logic it then replaces; of a service or knowledge model its
  /// parameters. Inputs of an imported model stand in a context under the import's name, or simply under their own.
  feel::Context values;
  struct Imported {
    std::string space, name;
    feel::Value value;
  };
  std::vector<Imported> imported;  ///< The same by namespace, wherever the model is imported.
};

struct Outcome {
  feel::Value value;
  std::vector<feel::ReasonPtr> reasons;  ///< Every failure met, in order; the value may be well in spite of them.
  std::vector<Step> why;                 ///< Empty unless it was asked for.
};

/// Something that can be asked: a decision, a service or a knowledge model.
struct Question {
  Element::Kind kind = Element::Kind::decision;
  std::string name;
  feel::Type type;  ///< Of the answer, as far as it is declared.
  Place place;
};

/// What an answer hangs on.
struct InputNeeded {
  std::string name;
  feel::Type type;
};

class Engine {
 public:
  struct File {
    std::string_view file;  ///< Its name, for messages.
    std::string_view xml;
  };
  struct Options {
    Instant now;  ///< One for the whole evaluation; now() and today() answer it.
    feel::Limits limits = {};
    bool why = false;             ///< Ask for the trace.
    std::string_view space = {};  ///< Of the model meant, where it is not the first.
  };

  /// The first file is the model that is asked; the others can be imported by it. What will not work is in problems();
  /// it makes null what hangs on it, and nothing else.
  /// `strict`: what FEEL would make null whatever the inputs (`1 + "a"`) is a problem too.
  /// Errors: those of read_model(), dmn.no_model, dmn.same_namespace.
  static Result<Engine> load(std::span<const File> files, const ReadLimits& limits = {}, bool strict = false);
  static Result<Engine> load(std::initializer_list<File> files, const ReadLimits& limits = {}, bool strict = false) {
    return load(std::span<const File>(files.begin(), files.size()), limits, strict);
  }

  /// The same of models that have been read, with the problems that reading them found.
  static Result<Engine> of(std::vector<Model> models, std::vector<Error> problems, bool strict = false);

  /// `name` is a decision's, or else a service's or knowledge model's. Failures within are null with their reasons.
  /// Errors: dmn.no_such_decision.
  Result<Outcome> evaluate(std::string_view name, const Inputs& inputs, const Options& options) const;
  /// The same of a service or knowledge model, also where a decision has the same name.
  Result<Outcome> call(std::string_view name, const Inputs& inputs, const Options& options) const;

  /// Everything that was found wrong when the models were loaded, each with its place `file:line:column`.
  const std::vector<Error>& problems() const;
  const Model& model() const;  ///< The first.
  std::vector<Question> questions() const;
  std::vector<InputNeeded> inputs() const;
  /// Every name that inputs may have: of what is declared in the models, their imports and parameters. Sorted.
  std::vector<std::string> names() const;
  /// What the value of an input, decision or parameter is to be; Any where nothing is declared or known.
  feel::Type type_of(std::string_view name, std::string_view space = {}) const;
  const std::shared_ptr<const Program>& program() const { return program_; }

 private:
  explicit Engine(std::shared_ptr<const Program> program) : program_(std::move(program)) {}
  std::shared_ptr<const Program> program_;  ///< Shared: functions that come out of an evaluation keep it alive.
};

}  // namespace sanlian::dmn
