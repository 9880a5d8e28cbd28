// libzip, which reads the archives that workbooks are.
#pragma once
#include <zip.h>
