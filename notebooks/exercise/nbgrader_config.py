# For classes that use nbgrader (https://nbgrader.readthedocs.io); without it you do not need this file.
# Make a course folder inside the project (results/course, for one: the kernel finds the library above the notebook),
# put this file into it, and source.ipynb as exercise.ipynb into source/<assignment>/. In that folder, with
# JUPYTER_PATH=<project>/.jupyter, where `npm run lab` writes the kernel: nbgrader generate_assignment <assignment>,
# and so on. A task is right or wrong to nbgrader: it gives no half for what only hidden tests find.
import os

c = get_config()  # noqa: F821

# What stands in the place of a solution, by the notebook's language.
c.ClearSolutions.code_stub = {"typescript": "throw new Error('not written yet');"}
# What stands in the place of the conclusion, which a person marks.
c.ClearSolutions.text_stub = "Your conclusion, in one or two sentences."
# The comments around solutions and hidden tests, as they stand in source.ipynb after "// ".
c.ClearSolutions.begin_solution_delimeter = "BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "END SOLUTION"
c.ClearHiddenTests.begin_test_delimeter = "BEGIN HIDDEN TESTS"
c.ClearHiddenTests.end_test_delimeter = "END HIDDEN TESTS"
# Seconds that a cell may take.
c.ExecutePreprocessor.timeout = 60
# The checks print what is wrong and go on. nbgrader looks for errors, so here they fail.
os.environ["REVIEWLAB_CHECKS"] = "throw"
