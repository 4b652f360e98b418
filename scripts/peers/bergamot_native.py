"""The native module of the PyPI package bergamot 0.4.5, for the scripts that drive it.

Loaded from its file: the package's own start asks the network for a list of models. PYTHONPATH holds the peer's folder.
"""
import glob
import importlib.util
import os


def native():
    """The module _bergamot."""
    for folder in os.environ["PYTHONPATH"].split(os.pathsep):
        for path in glob.glob(os.path.join(folder, "bergamot", "_bergamot*.so")):
            spec = importlib.util.spec_from_file_location("_bergamot", path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise SystemExit("bergamot: its native module is not in PYTHONPATH; run scripts/install-peers bergamot")


_running = None


def service(workers):
    """The one service that a process can have, with the workers of the first call, and its module."""
    global _running
    if _running is None:
        module = native()
        config = module.ServiceConfig()
        config.numWorkers = workers
        _running = module.Service(config), module
    return _running


class Bergamot:
    """A model in Bergamot, beam 1 as in Firefox.

    model, source, target: paths of the network and the two vocabularies (the same twice if shared); shortlist: a path, or None;
    scores: outputs are HTML with the log probability of each word;
    precision: float32, int8shift (no alphas), int8shiftAll, int8shiftAlphaAll (needs the file's alphas, else the process ends);
    workers: threads that translate batches.
    """

    def __init__(self, model, source, target, shortlist=None, precision="int8shiftAlphaAll", length_factor=2.0, batch_words=1024,
                 scores=False, workers=1):
        self._service, self._bergamot = service(workers)
        lines = [
            "bergamot-mode: native",
            f"models: [{model}]",
            f"vocabs: [{source}, {target}]",
            "beam-size: 1",
            "normalize: 1.0",
            "word-penalty: 0",
            "max-length-break: 128",
            f"mini-batch-words: {batch_words}",
            "workspace: 128",
            f"max-length-factor: {length_factor}",
            "skip-cost: " + ("false" if scores else "true"),
            "cpu-threads: 0",
            "quiet: true",
            "quiet-translation: true",
            f"gemm-precision: {precision}",
            "alignment: soft",
        ]
        if shortlist:
            lines.append(f"shortlist: [{shortlist}, false]")
        self._model = self._service.modelFromConfig("\n".join(lines) + "\n")
        self._options = self._bergamot.ResponseOptions()
        self._options.qualityScores = scores
        self._options.sentenceMappings = False
        self._options.alignment = False
        self._options.HTML = scores

    def responses(self, texts):
        """Bergamot's responses to texts that go through it together."""
        return list(self._service.translate(self._model, self._bergamot.VectorString(texts), self._options))

    def translate(self, texts):
        return [response.target.text for response in self.responses(texts)]
