#!/bin/bash
# B-cubed figures of stories and reprints on the texts beside this file, and the speed of the clustering; needs a release build of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."
TOCSIN_STORIES=1 swift run -c release --scratch-path .build-stories storybench Benchmarks/Stories/Texts
