#include "picture.h"

Picture *pictures_of(Model *model, int *count) {
  Paging paging;
  paging_make(&paging, model);
  Picture *pictures =
      arena_array(&model->run.arena, (size_t)paging.count + 2, sizeof(Picture));
  *count = 0;
  if (model->lanes.loop)
    pictures[(*count)++] = (Picture){model, true, rows_of_all(model)};
  pictures[(*count)++] = (Picture){model, false, rows_of_most(model)};
  for (int i = 0; i < paging.count && paging.count > 1; i++)
    pictures[(*count)++] = (Picture){model, false, paging.pages[i]};
  return pictures;
}

void picture_path(char to[PATH_SIZE], const Picture *self, const char *stem,
                  const char *ending) {
  if (self->map)
    snprintf(to, PATH_SIZE, "%.3000s.map.%s", stem, ending);
  else if (self->rows.of == 1)
    snprintf(to, PATH_SIZE, "%.3000s.%s", stem, ending);
  else
    snprintf(to, PATH_SIZE, "%.3000s.p%d.%s", stem, self->rows.number, ending);
}
